package io.mintmark.session.sessions.api;

import io.mintmark.session.requests.application.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/sessions}.
 *
 * @param merchantId the caller's own number, if given at all
 * @param shopperReference the merchant's own name for the customer; whoever is none yet becomes one
 * @param timeOut seconds until the session expires
 * @param paymentRequest what is to be paid; with {@code browserDetails}, {@code token} and
 *     {@code storePaymentMethodMode} for checkouts alone
 * @param token the saved card to pay with
 */
public record NewSession(
        @Nullable Long merchantId,
        @NotBlank @Size(max = 128) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String referenceId,
        @NotBlank @Nullable String type,
        @Size(max = 64) @Nullable String customerId,
        @Size(min = 3, max = 100) @Nullable String shopperReference,
        @Size(min = 1, max = 128) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String deviceId,
        @Min(60) @Max(86_400) @Nullable Integer timeOut,
        @Valid NewCheckout.@Nullable PaymentRequest paymentRequest,
        @Valid NewCheckout.@Nullable Browser browserDetails,
        @Size(max = 64) @Nullable String token,
        @Nullable String storePaymentMethodMode,
        @Nullable String shopperInteraction,
        @Nullable String recurringProcessingModel,
        @Valid @Nullable Settings settings) {

    /** How the session behaves. */
    public record Settings(
            @Nullable List<@Nullable String> paymentMethodTypes,
            @Size(max = 35) @Pattern(
                            regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*",
                            message = "invalid_format: Give a language tag such as en or es-UY.")
                    @Nullable String locale,
            @Valid @Nullable Tokenization tokenization,
            NewCheckout.@Nullable Settings checkout,
            @Valid @Nullable Callbacks callbacks,
            @Valid @Nullable Redirects redirects,
            @Valid @Nullable Fields fields,
            @Valid @Nullable Prefill prefill) {}

    /** What is saved and what the payer may do. */
    public record Tokenization(
            @Nullable String type,
            @Nullable List<@Nullable String> allowedCardTypes,
            @Nullable List<@Nullable String> features,
            @Nullable VerifyFunds verifyFunds) {}

    /** A trial authorization; the amount in major units. */
    public record VerifyFunds(@Nullable BigDecimal amount, @Nullable String currency) {}

    /** Where the outcome is announced. */
    public record Callbacks(
            @Nullable String tokenizationCallbackUrl,
            @Nullable String paymentCallbackUrl,
            @Nullable String callbackUrl) {}

    /** Where the payer goes afterwards. */
    public record Redirects(@Nullable String defaultUrl, @Nullable String cancelUrl) {}

    /** Which fields the card page shows. */
    public record Fields(
            @Pattern(regexp = FIELD_RULES, message = FIELD_RULES_HINT) @Nullable String cardholderName,
            @Pattern(regexp = FIELD_RULES, message = FIELD_RULES_HINT) @Nullable String billingAddress) {}

    /** What the card page starts with. */
    public record Prefill(
            @Size(max = 80) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String cardholderName,
            @Size(max = 254) @Email @Nullable String email,
            @Valid @Nullable Address billingAddress) {
        @Override
        public String toString() {
            return "Prefill[…]";
        }
    }

    /** A postal address. */
    public record Address(
            @Size(max = 100) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String line1,
            @Size(max = 100) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String line2,
            @Size(max = 100) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String city,
            @Size(max = 20) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String postalCode,
            @Size(max = 100) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String state,
            @Pattern(regexp = "[A-Z]{2}", message = "invalid_format: Give an ISO 3166-1 alpha-2 code.") @Nullable String country) {
        @Override
        public String toString() {
            return "Address[…]";
        }
    }

    private static final String FIELD_RULES = "hidden|optional|required";
    private static final String FIELD_RULES_HINT = "unsupported_value: Use hidden, optional or required.";
}

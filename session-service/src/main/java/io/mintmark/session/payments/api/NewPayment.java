package io.mintmark.session.payments.api;

import io.mintmark.session.money.application.AmountRequest;
import io.mintmark.session.requests.application.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/payments}.
 *
 * @param merchantId the caller's own number, if given at all
 * @param shopperReference the merchant's own name for the customer; whoever is none yet becomes one
 * @param deviceId the counter or terminal where it is made
 */
public record NewPayment(
        @Nullable Long merchantId,
        @NotBlank @Size(max = 128) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String referenceId,
        @Size(min = 1, max = 128) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String invoiceNumber,
        @Size(max = 500) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String description,
        @NotNull @Nullable AmountRequest amount,
        @Min(1) @Max(99) @Nullable Integer installments,
        @Size(max = 64) @Nullable String customerId,
        @Size(min = 3, max = 100) @Nullable String shopperReference,
        @Size(min = 1, max = 128) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String deviceId,
        @NotNull @Valid @Nullable PaymentMethod paymentMethod,
        @Valid @Nullable Capture capture,
        @Nullable String shopperInteraction,
        @Nullable String recurringProcessingModel,
        @Valid @Nullable Browser browserDetails,
        @Size(max = 2048) @Nullable String returnUrl,
        @Size(max = 2048) @Nullable String callbackUrl,
        @Size(max = 50) @Nullable Map<@Size(min = 1, max = 64) String, @NotNull @Size(max = 500) String> metadata) {

    /**
     * What it is paid with: a saved card, or one that another vault keeps.
     *
     * @param tokenSource which other vault
     * @param tokenData what that vault calls the card
     */
    public record PaymentMethod(
            @Nullable String source,
            @Size(max = 64) @Nullable String token,
            @Size(max = 64) @Nullable String tokenSource,
            @Size(max = 10) @Nullable Map<String, @Nullable @Size(max = 256) String> tokenData) {
        /** Leaves the token out: with the merchant's credentials at its vault, it pays. */
        @Override
        public String toString() {
            return "PaymentMethod[" + source + "]";
        }
    }

    /** How it is captured. */
    public record Capture(@Nullable String method) {}

    /** The payer's browser as the merchant saw it. */
    public record Browser(
            @Size(max = 45) @Nullable String ipAddress,
            @Size(max = 500) @Nullable String userAgent,
            @Size(max = 500) @Nullable String acceptHeader,
            @Size(max = 35) @Nullable String language,
            @Nullable Integer colorDepth,
            @Nullable Integer screenHeight,
            @Nullable Integer screenWidth,
            @Nullable Integer timeZoneOffset,
            @Nullable Boolean javaEnabled,
            @Nullable Boolean javaScriptEnabled) {
        @Override
        public String toString() {
            return "Browser[…]";
        }
    }
}

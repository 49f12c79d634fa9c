package io.mintmark.vault.capture.api;

import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.capture.domain.FieldRule;
import io.mintmark.vault.card.domain.BillingAddress;
import io.mintmark.vault.instrument.domain.Storage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What session-service says of a visit to the card page. Paths and origins end up in calls and headers: they are strict. */
record CaptureRequest(
        @NotBlank @Pattern(regexp = "[A-Za-z0-9_-]{1,64}") String sessionId,
        @NotNull Long merchantId,
        @NotBlank @Size(max = 200) String merchantName,
        @Nullable String customerId,
        @NotNull @Pattern(regexp = "store|temporal") String storage,
        @Nullable List<@NotNull @Pattern(regexp = "[a-z_]{1,20}") String> allowedCardTypes,
        @Nullable List<@NotNull @Pattern(regexp = "create|list|select|delete") String> features,
        @Nullable @Size(max = 35) String locale,
        @NotNull Instant expiresAt,
        @NotNull @Pattern(regexp = PATH) String completionPath,
        @NotNull @Pattern(regexp = PATH) String cancelPath,
        @Nullable @Size(max = 20) List<@NotNull @Pattern(regexp = ORIGIN) String> returnOrigins,
        @Nullable @Size(max = 20) List<@NotNull @Pattern(regexp = ORIGIN) String> frameOrigins,
        @Nullable @Pattern(regexp = PATH) String standingPath,
        @Nullable @Pattern(regexp = PATH) String extendPath,
        @Nullable @Pattern(regexp = "hidden|required") String securityCode,
        @Nullable @Valid Verification verification,
        @Nullable @Valid Fields fields,
        @Nullable @Valid Prefill prefill,
        @Nullable @Pattern(regexp = "save|pay") String purpose,
        @Valid CheckoutRequest.@Nullable Total payment,
        @Valid CheckoutRequest.@Nullable Flexible flexible,
        @Nullable @Pattern(regexp = "never|ask|always") String saving,
        @Nullable @Pattern(regexp = "[A-Za-z0-9_-]{1,64}") String instrument) {
    private static final String PATH = "/internal(/[A-Za-z0-9_-]{1,80}){1,5}";
    /** Scheme, host and port (RFC 6454), and no character that could end a directive of a content security policy. */
    private static final String ORIGIN = "https?://([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?";

    private static final List<String> ALL_FEATURES = List.of("create", "list", "select", "delete");

    /** Which fields the page has. */
    record Fields(
            @Nullable @Pattern(regexp = "hidden|optional|required") String cardholderName,
            @Nullable @Pattern(regexp = "hidden|optional|required") String billingAddress) {}

    /** What will be held, and released at once, to check the card. */
    record Verification(
            @NotNull @Pattern(regexp = "[0-9]{1,12}(\\.[0-9]{1,3})?") String total,
            @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {}

    /** What the merchant knows already. */
    record Prefill(
            @Nullable @Size(max = 80) String cardholderName,
            @Nullable String email,
            @Nullable @Valid Address billingAddress) {}

    /** A postal address. */
    record Address(
            @Nullable @Size(max = 100) String line1,
            @Nullable @Size(max = 100) String line2,
            @Nullable @Size(max = 100) String city,
            @Nullable @Size(max = 20) String postalCode,
            @Nullable @Size(max = 100) String state,
            @Nullable @Size(max = 2) String country) {
        BillingAddress toBillingAddress() {
            return new BillingAddress(line1, line2, city, postalCode, state, country);
        }
    }

    Capture toCapture(String id) {
        return new Capture(
                id,
                merchantId,
                sessionId,
                merchantName,
                customerId,
                Storage.of(storage),
                allowedCardTypes == null || allowedCardTypes.isEmpty() ? null : new HashSet<>(allowedCardTypes),
                features == null ? ALL_FEATURES : features,
                locale,
                rule(fields == null ? null : fields.cardholderName(), FieldRule.REQUIRED),
                prefill == null ? null : prefill.cardholderName(),
                rule(fields == null ? null : fields.billingAddress(), FieldRule.HIDDEN),
                prefill == null || prefill.billingAddress() == null
                        ? null
                        : prefill.billingAddress().toBillingAddress(),
                "required".equals(securityCode),
                verification == null ? null : new Capture.Verification(verification.total(), verification.currency()),
                CheckoutRequest.checkout(this),
                completionPath,
                cancelPath,
                standingPath,
                extendPath,
                returnOrigins == null ? List.of() : returnOrigins,
                frameOrigins == null ? List.of() : frameOrigins,
                expiresAt);
    }

    private static FieldRule rule(@Nullable String wish, FieldRule usual) {
        return wish == null ? usual : FieldRule.of(wish);
    }
}

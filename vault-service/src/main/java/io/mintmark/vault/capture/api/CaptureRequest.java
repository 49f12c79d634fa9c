package io.mintmark.vault.capture.api;

import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.capture.domain.NameField;
import io.mintmark.vault.instrument.domain.Storage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
        @Nullable @Pattern(regexp = PATH) String extendPath,
        @Nullable @Valid Fields fields,
        @Nullable @Valid Prefill prefill) {
    private static final String PATH = "/internal(/[A-Za-z0-9_-]{1,80}){1,5}";
    /** Scheme, host and port (RFC 6454), and no character that could end a directive of a content security policy. */
    private static final String ORIGIN = "https?://([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?";

    private static final List<String> ALL_FEATURES = List.of("create", "list", "select", "delete");

    /** Which fields the page has. The billing address comes with the checkout. */
    record Fields(
            @Nullable @Pattern(regexp = "hidden|optional|required") String cardholderName,
            @Nullable @Pattern(regexp = "hidden|optional|required") String billingAddress) {}

    /** What the merchant knows already. */
    record Prefill(
            @Nullable @Size(max = 80) String cardholderName, @Nullable String email, @Nullable Object billingAddress) {}

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
                nameField(),
                prefill == null ? null : prefill.cardholderName(),
                completionPath,
                cancelPath,
                returnOrigins == null ? List.of() : returnOrigins,
                frameOrigins == null ? List.of() : frameOrigins,
                expiresAt);
    }

    private NameField nameField() {
        return fields == null || fields.cardholderName() == null
                ? NameField.REQUIRED
                : NameField.valueOf(fields.cardholderName().toUpperCase(Locale.ROOT));
    }
}

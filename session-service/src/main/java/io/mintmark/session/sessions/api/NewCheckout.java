package io.mintmark.session.sessions.api;

import io.mintmark.session.money.application.AmountRequest;
import io.mintmark.session.requests.application.PlainText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request says of a session in which the payer pays. */
final class NewCheckout {
    private NewCheckout() {}

    /** What is to be paid. */
    record PaymentRequest(
            @NotBlank @Size(max = 128) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String referenceId,
            @Size(min = 1, max = 128) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String invoiceNumber,
            @Size(max = 500) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String description,
            @Min(1) @Max(99) @Nullable Integer installments,
            @Nullable AmountRequest amount,
            @Nullable Capture capture,
            @Nullable @Size(max = 50) Map<@NotBlank @Size(max = 64) String, @NotNull @Size(max = 500) String> metadata) {}

    /** When the amount is taken. */
    record Capture(@Nullable String method) {}

    /** The payer's browser, as the merchant sees it. */
    record Browser(
            @Size(max = 45) @Pattern(regexp = "[0-9A-Fa-f.:]+", message = "invalid_format: Give an IPv4 or IPv6 address.") @Nullable String ipAddress,
            @Size(max = 1024) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String userAgent,
            @Size(max = 1024) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String acceptHeader,
            @Size(max = 35) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String language,
            @Min(1) @Max(64) @Nullable Integer colorDepth,
            @Min(1) @Max(100_000) @Nullable Integer screenHeight,
            @Min(1) @Max(100_000) @Nullable Integer screenWidth,
            @Min(-1_000) @Max(1_000) @Nullable Integer timeZoneOffset,
            @Nullable Boolean javaEnabled,
            @Nullable Boolean javaScriptEnabled) {
        @Override
        public String toString() {
            return "Browser[…]";
        }
    }

    /** How the payer pays. */
    record Settings(
            @Nullable Boolean disableThreeds, @Nullable String amountMode, @Nullable FlexibleAmount flexibleAmount) {}

    /** What a payer may enter who chooses the amount; bounds in major units. */
    record FlexibleAmount(
            @Nullable List<@Nullable String> allowedCurrencies,
            @Nullable BigDecimal minAmount,
            @Nullable BigDecimal maxAmount) {}
}

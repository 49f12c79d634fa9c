package io.mintmark.session.payments.domain;

import org.jspecify.annotations.Nullable;

/** The payer's browser as the merchant saw it. Personal data: stored, never logged and in no event. */
public record BrowserDetails(
        @Nullable String ipAddress,
        @Nullable String userAgent,
        @Nullable String acceptHeader,
        @Nullable String language,
        @Nullable Integer colorDepth,
        @Nullable Integer screenHeight,
        @Nullable Integer screenWidth,
        @Nullable Integer timeZoneOffset,
        @Nullable Boolean javaEnabled,
        @Nullable Boolean javaScriptEnabled) {
    @Override
    public String toString() {
        return "BrowserDetails[…]";
    }
}

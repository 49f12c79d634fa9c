package io.mintmark.vault.capture.api;

import io.mintmark.vault.capture.domain.Capture;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Headers of every page: only our own script and style, forms only to us and on to the merchant's return addresses
 * (Chromium applies {@code form-action} to redirects after a POST), framing only by registered origins. That no answer
 * may be stored is said of all answers by the platform.
 */
final class PageHeaders {
    private PageHeaders() {}

    /** The headers of a page of this capture, or of none. */
    static Map<String, String> of(@Nullable Capture capture) {
        return Map.of(
                "Content-Security-Policy", policy(capture),
                "Referrer-Policy", "no-referrer",
                "X-Content-Type-Options", "nosniff",
                "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
                "Cross-Origin-Resource-Policy", "same-origin");
    }

    private static String policy(@Nullable Capture capture) {
        List<String> targets = capture == null ? List.of() : capture.returnOrigins();
        List<String> framers = capture == null ? List.of() : capture.frameOrigins();
        return "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'"
                + spaced(targets)
                + "; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors"
                + (framers.isEmpty() ? " 'none'" : spaced(framers));
    }

    private static String spaced(List<String> origins) {
        return origins.isEmpty() ? "" : " " + String.join(" ", origins);
    }
}

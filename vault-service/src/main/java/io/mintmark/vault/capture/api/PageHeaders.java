package io.mintmark.vault.capture.api;

import io.mintmark.vault.capture.domain.Capture;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Headers of every page: only our own script and style, calls and forms only to us and forms on to the merchant's return
 * addresses (Chromium applies {@code form-action} to redirects after a POST). Nobody may frame a page but, in its embedded
 * view, exactly the merchant's registered origins. That no answer may be stored is said of all answers by the platform.
 */
final class PageHeaders {
    private PageHeaders() {}

    /** The headers of a page of this capture, or of none. */
    static Map<String, String> of(@Nullable Capture capture, boolean embedded) {
        return of(capture, embedded, List.of());
    }

    /**
     * The same of a page that leads elsewhere, too.
     *
     * @param admitted where forms may lead besides
     */
    static Map<String, String> of(@Nullable Capture capture, boolean embedded, List<String> admitted) {
        return Map.of(
                "Content-Security-Policy", policy(capture, embedded, admitted),
                "Referrer-Policy", "no-referrer",
                "X-Content-Type-Options", "nosniff",
                "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
                "Reporting-Endpoints", "card=\"/card/reports\"",
                "Cross-Origin-Resource-Policy", embedded ? "cross-origin" : "same-origin");
    }

    private static String policy(@Nullable Capture capture, boolean embedded, List<String> admitted) {
        // Within a frame nobody is sent on: the page around it decides what comes next.
        List<String> targets = capture == null || embedded ? List.of() : capture.returnOrigins();
        List<String> framers = capture == null || !embedded ? List.of() : capture.frameOrigins();
        return "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'"
                + spaced(targets)
                + spaced(admitted)
                + "; base-uri 'none'; report-uri /card/reports; report-to card; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors"
                + (framers.isEmpty() ? " 'none'" : spaced(framers));
    }

    private static String spaced(List<String> origins) {
        return origins.isEmpty() ? "" : " " + String.join(" ", origins);
    }
}

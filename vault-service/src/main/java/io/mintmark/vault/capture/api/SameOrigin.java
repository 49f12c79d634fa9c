package io.mintmark.vault.capture.api;

import org.jspecify.annotations.Nullable;

/**
 * Whether a form was sent from our own page. Browsers say so in {@code Sec-Fetch-Site} (W3C Fetch Metadata). Those that do
 * not are judged by {@code Origin}, which is {@code null} on our page because it sends no referrer. The link's secret, which
 * no other site knows, is the first lock in any case.
 */
final class SameOrigin {
    private SameOrigin() {}

    static boolean holds(@Nullable String secFetchSite, @Nullable String origin, String ownOrigin) {
        if (secFetchSite != null) {
            return secFetchSite.equals("same-origin") || secFetchSite.equals("none");
        }
        return origin == null || origin.equals("null") || origin.equals(ownOrigin);
    }
}

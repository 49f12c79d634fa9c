package io.mintmark.session.sessions.page;

import java.util.List;

/**
 * How a page is seen.
 *
 * @param embedded whether it stands in a frame of the merchant's page
 * @param framedBy the origins that may frame it; none for a page of its own
 */
record Viewing(Language language, boolean embedded, List<String> framedBy) {
    /** A page that nobody may frame. */
    static Viewing alone(Language language) {
        return new Viewing(language, false, List.of());
    }

    /** What {@code frame-ancestors} (CSP level 3, section 6.4.2) says. */
    String frameAncestors() {
        return framedBy.isEmpty() ? "'none'" : String.join(" ", framedBy);
    }
}

package io.mintmark.session.sessions.page;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A page that says one thing.
 *
 * @param tone {@code good}, {@code calm} or {@code wait}: the sign above the text
 * @param merchant on whose behalf, if that may be told
 * @param link the one way on, if there is one
 */
public record Notice(
        int status, String tone, String title, String text, @Nullable String merchant, @Nullable Link link) {
    /**
     * A button.
     *
     * @param leaves whether it leads away from us, and so out of a frame
     */
    public record Link(String href, String label, boolean leaves) {}

    static Notice calm(int status, String title, String text) {
        return new Notice(status, "calm", title, text, null, null);
    }

    static Notice good(int status, String title, String text) {
        return new Notice(status, "good", title, text, null, null);
    }

    static Notice waiting(String title, String text) {
        return new Notice(200, "wait", title, text, null, null);
    }

    Notice from(String name) {
        return new Notice(status, tone, title, text, ShownName.of(name), link);
    }

    /** With a way back to the merchant, if it named one. */
    Notice leadingTo(@Nullable URI address, String label) {
        return address == null ? this : with(new Link(address.toString(), label, true));
    }

    /** With a way to try again here. */
    Notice repeating(URI address, String label) {
        return with(new Link(address.toString(), label, false));
    }

    private Notice with(Link next) {
        return new Notice(status, tone, title, text, merchant, next);
    }

    /** The first character of the merchant's name, also where it takes two of Java's. */
    public String monogram() {
        return merchant == null ? "" : merchant.substring(0, merchant.offsetByCodePoints(0, 1));
    }
}

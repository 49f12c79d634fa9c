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
    /** A button. */
    public record Link(String href, String label) {}

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
        return new Notice(status, tone, title, text, name, link);
    }

    Notice leadingTo(@Nullable URI address, String label) {
        return address == null
                ? this
                : new Notice(status, tone, title, text, merchant, new Link(address.toString(), label));
    }

    /** The first character of the merchant's name, also where it takes two of Java's. */
    public String monogram() {
        return merchant == null ? "" : merchant.substring(0, merchant.offsetByCodePoints(0, 1));
    }
}

package io.mintmark.vault.seal.domain;

import java.util.regex.Pattern;

/**
 * A sealed security code on its way to session-service and back: {@code <key>.<base64url>}. It is never stored, logged or
 * put into an address, hence the mask.
 *
 * @param text as it travels
 */
public record Seal(String text) {
    /** What a seal looks like. */
    public static final String PATTERN = "k[0-9]{1,12}\\.[A-Za-z0-9_-]{40,200}";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    public Seal {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a seal");
        }
    }

    /** The key that sealed it. */
    public String keyId() {
        return text.substring(0, text.indexOf('.'));
    }

    /** What was sealed, as unpadded base64url. */
    public String content() {
        return text.substring(text.indexOf('.') + 1);
    }

    @Override
    public String toString() {
        return "[seal]";
    }
}

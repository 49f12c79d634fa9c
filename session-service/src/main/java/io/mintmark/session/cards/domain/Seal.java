package io.mintmark.session.cards.domain;

/**
 * The security code as the vault sealed it, which the vault alone can open, within a minute and for one purpose. It
 * passes through here inside one request and is kept nowhere: it masks itself, and no row or log has a place for it.
 */
public final class Seal {
    private final String text;

    public Seal(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a seal is never empty");
        }
        this.text = text;
    }

    /** For the request back to the vault, and for nothing else. */
    public String open() {
        return text;
    }

    @Override
    public String toString() {
        return "Seal[…]";
    }
}

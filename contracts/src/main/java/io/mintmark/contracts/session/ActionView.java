package io.mintmark.contracts.session;

/**
 * A way for the payer into a session.
 *
 * @param rel {@code REDIRECT}, {@code EMBEDDED} or {@code QR}
 * @param href a link that carries the session's token: whoever has it may act as the payer
 */
public record ActionView(String rel, String href) {
    /** Leaves the link out, because logs keep what they are given. */
    @Override
    public String toString() {
        return "ActionView[rel=" + rel + "]";
    }
}

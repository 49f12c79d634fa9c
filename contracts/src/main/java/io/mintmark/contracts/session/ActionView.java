package io.mintmark.contracts.session;

/**
 * A way for the payer into a session, or to the challenge of a payment.
 *
 * @param rel {@code REDIRECT}, {@code EMBEDDED} or {@code QR} of a session that saves a card; {@code self}, {@code qr} or
 *     {@code embedded} of a checkout; {@code challenge} of a payment
 * @param method how it is meant to be used: {@code REDIRECT}, {@code EMBEDDED} or {@code QR}
 * @param href a link that carries the session's token: whoever has it may act as the payer
 */
public record ActionView(String rel, String method, String href) {
    /** A way whose name says how it is meant to be used. */
    public static ActionView of(String method, String href) {
        return new ActionView(method, method, href);
    }

    /** Leaves the link out, because logs keep what they are given. */
    @Override
    public String toString() {
        return "ActionView[rel=" + rel + "]";
    }
}

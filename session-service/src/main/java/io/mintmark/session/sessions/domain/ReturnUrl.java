package io.mintmark.session.sessions.domain;

import java.net.URI;

/** Composes the address that a payer returns to. */
public final class ReturnUrl {
    private ReturnUrl() {}

    /**
     * Appends {@code sessionId} and {@code status} to the merchant's address (RFC 3986). Its own query stays as it was
     * written, byte by byte, since the merchant may have signed it; a fragment stays at the end.
     */
    public static URI compose(URI base, SessionId id, SessionStatus status) {
        return compose(base, "sessionId=" + id + "&status=" + status.label());
    }

    /** The same for the payer of a payment without a session: {@code paymentId} and {@code status}. */
    public static URI ofPayment(URI base, String id, String status) {
        return compose(base, "paymentId=" + id + "&status=" + status);
    }

    private static URI compose(URI base, String result) {
        String text = base.toString();
        int hash = text.indexOf('#');
        String address = hash < 0 ? text : text.substring(0, hash);
        String fragment = hash < 0 ? "" : text.substring(hash);
        return URI.create(address + separator(address) + result + fragment);
    }

    private static String separator(String address) {
        int question = address.indexOf('?');
        if (question < 0) {
            return "?";
        }
        boolean open = question == address.length() - 1 || address.endsWith("&");
        return open ? "" : "&";
    }
}

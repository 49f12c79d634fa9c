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
        String text = base.toString();
        int hash = text.indexOf('#');
        String address = hash < 0 ? text : text.substring(0, hash);
        String fragment = hash < 0 ? "" : text.substring(hash);
        return URI.create(address + separator(address) + "sessionId=" + id + "&status=" + status.label() + fragment);
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

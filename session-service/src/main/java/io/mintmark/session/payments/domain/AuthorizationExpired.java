package io.mintmark.session.payments.domain;

import java.io.Serial;

/** The authorization has ended, and with it what could be taken. */
public final class AuthorizationExpired extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    AuthorizationExpired() {
        super("the authorization has expired", null, false, false);
    }
}

package io.mintmark.vault.instrument.application;

import io.vertx.pgclient.PgException;

/** Recognises that the customer of a new instrument was deleted meanwhile. */
final class MissingCustomer {
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private MissingCustomer() {}

    static boolean isTheCause(Throwable failure) {
        return failure instanceof PgException pg && FOREIGN_KEY_VIOLATION.equals(pg.getSqlState());
    }
}

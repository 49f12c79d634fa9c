package io.mintmark.session.sessions.application;

import io.mintmark.session.sessions.domain.Session;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Optional;

/** How often sessions were given more time. Both methods work in the transaction they are given. */
public interface Extensions {
    /** How often this one was. */
    Uni<Integer> granted(SqlConnection tx, Session session);

    /**
     * Moves the end of a pending session by the life time that it was opened with, if it is still as it was read
     * (compare-and-set).
     *
     * @return what is stored now; empty if somebody else was faster, and then nothing is changed
     */
    Uni<Optional<Session>> grant(SqlConnection tx, Session pending);
}

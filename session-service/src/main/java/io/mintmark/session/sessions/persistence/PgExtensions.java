package io.mintmark.session.sessions.persistence;

import io.mintmark.session.sessions.application.Extensions;
import io.mintmark.session.sessions.domain.Session;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Counts extensions beside the session; the life time that it was opened with follows from the count. */
@Singleton
class PgExtensions implements Extensions {
    private static final String GRANTED = "select extensions from sessions where id = $1 and merchant_id = $2";
    private static final String GRANT = "update sessions set"
            + " expires_at = expires_at + (expires_at - created_at) / (extensions + 1), extensions = extensions + 1,"
            + " updated_at = now(), sequence = sequence + 1"
            + " where id = $1 and merchant_id = $2 and sequence = $3 and status = 'pending' returning "
            + SessionRows.COLUMNS;

    PgExtensions() {}

    @Override
    public Uni<Integer> granted(SqlConnection tx, Session session) {
        return tx.preparedQuery(GRANTED)
                .execute(Tuple.of(session.id().value(), session.merchant()))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    @Override
    public Uni<Optional<Session>> grant(SqlConnection tx, Session pending) {
        return tx.preparedQuery(GRANT)
                .execute(Tuple.of(pending.id().value(), pending.merchant(), pending.sequence()))
                .map(SessionRows::first);
    }
}

package io.mintmark.session.sessions.persistence;

import io.mintmark.session.sessions.application.ObservedSessions;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** One statement for any number of sessions. */
@Singleton
class PgObservedSessions implements ObservedSessions {
    private static final String CHANGED = "select " + SessionRows.COLUMNS
            + " from unnest($1::text[], $2::bigint[]) as seen (seen_id, seen_sequence)"
            + " join sessions on id = seen_id where sequence > seen_sequence";

    PgObservedSessions() {}

    @Override
    public Uni<List<Session>> changedSince(SqlConnection tx, Map<SessionId, Long> seen) {
        String[] ids = new String[seen.size()];
        Long[] sequences = new Long[seen.size()];
        int place = 0;
        for (Map.Entry<SessionId, Long> one : seen.entrySet()) {
            ids[place] = one.getKey().value();
            sequences[place++] = one.getValue();
        }
        return tx.preparedQuery(CHANGED)
                .execute(Tuple.tuple().addArrayOfString(ids).addArrayOfLong(sequences))
                .map(SessionRows::all);
    }
}

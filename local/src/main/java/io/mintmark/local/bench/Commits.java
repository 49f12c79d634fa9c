package io.mintmark.local.bench;

import io.mintmark.local.bench.load.Latencies;
import io.mintmark.local.bench.load.Latencies.Summary;
import io.mintmark.local.client.OpenedSession;
import io.mintmark.local.client.Receiver;
import io.mintmark.local.client.WrongAnswer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long webhooks take from the commit of what they tell. The database writes the time at which the completing
 * transaction <em>began</em>, so what is measured is a little longer, never shorter.
 */
final class Commits {
    private static final String COMPLETED =
            "select id, updated_at from session.sessions where id = any(?) and status = 'completed'";

    private final Connection superuser;

    Commits(Connection superuser) {
        this.superuser = superuser;
    }

    /** All of these sessions were completed, and all webhooks have come. */
    Summary untilReceipt(List<OpenedSession> sessions, Receiver receiver) throws SQLException {
        Map<String, Instant> committed = committed(sessions);
        Latencies latencies = new Latencies();
        for (OpenedSession session : sessions) {
            Instant at = committed.get(session.id());
            Instant came = receiver.completed(session.id()).orElse(null);
            if (at == null || came == null) {
                throw new WrongAnswer(session + (at == null ? " was not completed" : " had no webhook"));
            }
            latencies.add(Duration.between(at, came).toNanos());
        }
        return latencies.summary();
    }

    private Map<String, Instant> committed(List<OpenedSession> sessions) throws SQLException {
        Map<String, Instant> times = new HashMap<>();
        try (PreparedStatement query = superuser.prepareStatement(COMPLETED)) {
            query.setArray(
                    1,
                    superuser.createArrayOf(
                            "text", sessions.stream().map(OpenedSession::id).toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    times.put(
                            rows.getString(1),
                            rows.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
        }
        return times;
    }
}

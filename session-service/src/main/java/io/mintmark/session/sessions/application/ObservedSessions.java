package io.mintmark.session.sessions.application;

import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;

/** The stored sessions, for those who follow some of them. */
public interface ObservedSessions {
    /** Those of these sessions that have gone beyond the sequence beside them: under the system role only. */
    Uni<List<Session>> changedSince(SqlConnection tx, Map<SessionId, Long> seen);
}

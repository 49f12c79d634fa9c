package io.mintmark.session.sessions.application;

import io.mintmark.session.sessions.domain.Session;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** The trials of one kind. */
interface Trials {
    /** A session that was claimed, and the trial that it waits for. */
    record Begun(Session processing, CardTrial trial) {}

    /** Claims a pending session for a card, and writes down its trial, before anything is sent. */
    Uni<Begun> begin(SqlConnection tx, Session pending, Submission submission);

    /** Takes those without an outcome for a while, so that nobody else does: under the system role only. */
    Uni<List<CardTrial.Seen>> leaseUndecided(SqlConnection tx, int limit);
}

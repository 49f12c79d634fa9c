package io.mintmark.session.sessions.application;

import io.mintmark.platform.events.Outbox;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.sessions.application.Completion.Outcome;
import io.mintmark.session.sessions.application.Completion.Reason;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionStatus;
import io.mintmark.session.sessions.messaging.SessionEvents;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Gives a payer more time (WCAG 2.2, 2.2.1): the session's whole life time once more, three times at the most. */
@Singleton
public class ExtendSession {
    static final int MOST = 3;
    /** Times lose digits on their way. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final SessionChanges changes;
    private final Extensions extensions;
    private final Outbox outbox;

    ExtendSession(Transactions transactions, SessionChanges changes, Extensions extensions, Outbox outbox) {
        this.transactions = transactions;
        this.changes = changes;
        this.extensions = extensions;
        this.outbox = outbox;
    }

    /**
     * Extends a session that waits for its payer; 404 for an unknown or foreign one.
     *
     * @param seenEnd the end that the payer was shown; if the session has a later one already, that is the answer, so
     *     that a double click extends once
     */
    public Uni<Completion> extend(MerchantId merchant, SessionId id, @Nullable Instant seenEnd) {
        return transactions
                .asMerchant(merchant, tx -> extend(tx, merchant, id, seenEnd))
                .onFailure(LostRace.class)
                .retry()
                .atMost(LostRace.RETRIES);
    }

    private Uni<Completion> extend(SqlConnection tx, MerchantId merchant, SessionId id, @Nullable Instant seenEnd) {
        return changes.current(tx, merchant, id).chain(session -> {
            if (session.status().isFinal()) {
                return Uni.createFrom().item(Standing.of(session));
            }
            if (seenEnd != null && session.expiresAt().isAfter(seenEnd.plus(TOLERANCE))) {
                return Uni.createFrom().item(new Completion(Outcome.OPEN, null, session));
            }
            if (session.status() != SessionStatus.PENDING) {
                return Uni.createFrom().item(refused(session));
            }
            return extensions
                    .granted(tx, session)
                    .chain(granted -> granted < MOST
                            ? grant(tx, session)
                            : Uni.createFrom().item(refused(session)));
        });
    }

    private Uni<Completion> grant(SqlConnection tx, Session session) {
        return extensions
                .grant(tx, session)
                .map(extended -> extended.orElseThrow(LostRace::new))
                .call(extended -> outbox.append(tx, SessionEvents.extended(extended)))
                .map(extended -> new Completion(Outcome.OPEN, null, extended));
    }

    private static Completion refused(Session session) {
        return new Completion(Outcome.REFUSED, Reason.CANNOT_EXTEND, session);
    }
}

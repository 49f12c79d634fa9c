package io.mintmark.session.sessions.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Completes a session with a staged card. Of any number of concurrent completions one wins the session by
 * compare-and-set and activates its card at the vault, with no transaction open; the others wait for its result. A
 * completion that came to nothing gives the session back, and one who waits may then win it.
 */
@Singleton
public class CompleteSession {
    private static final Logger LOG = Logger.getLogger(CompleteSession.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Transactions transactions;
    private final SessionChanges changes;
    private final SettleSession settle;
    private final Vault vault;
    private final Pause pause;
    private final long looks;

    CompleteSession(
            Transactions transactions,
            SessionChanges changes,
            SettleSession settle,
            Vault vault,
            Pause pause,
            SessionConfig config) {
        this.transactions = transactions;
        this.changes = changes;
        this.settle = settle;
        this.vault = vault;
        this.pause = pause;
        this.looks = config.waitForWinner().dividedBy(LOOK_AGAIN);
    }

    /** Completes the session, or tells how it stands; 404 for an unknown or foreign one. */
    public Uni<Completion> complete(MerchantId merchant, SessionId id, String stagedCardId) {
        return claim(merchant, id, stagedCardId, looks)
                .chain(claim -> claim.won()
                        ? activate(merchant, claim.session(), stagedCardId)
                        : Uni.createFrom().item(Completion.seen(claim.session(), stagedCardId)));
    }

    private record Claim(boolean won, Session session) {}

    private Uni<Claim> claim(MerchantId merchant, SessionId id, String stagedCardId, long looksLeft) {
        return transactions
                .asMerchant(merchant, tx -> claim(tx, merchant, id, stagedCardId))
                .onFailure(LostRace.class)
                .retry()
                .atMost(LostRace.RETRIES)
                .chain(claim -> claim.won() || claim.session().status().isFinal() || looksLeft == 0
                        ? Uni.createFrom().item(claim)
                        : pause.of(LOOK_AGAIN).chain(() -> claim(merchant, id, stagedCardId, looksLeft - 1)));
    }

    private Uni<Claim> claim(SqlConnection tx, MerchantId merchant, SessionId id, String stagedCardId) {
        return changes.current(tx, merchant, id)
                .chain(session -> session.status() == SessionStatus.PENDING
                        ? changes.move(tx, session, session.startCompletion(stagedCardId))
                                .map(won -> new Claim(true, won))
                        : Uni.createFrom().item(new Claim(false, session)));
    }

    private Uni<Completion> activate(MerchantId merchant, Session processing, String stagedCardId) {
        return vault.activate(merchant, processing.id(), stagedCardId)
                .onFailure()
                .recoverWithUni(unknown -> {
                    LOG.warnf("activation for %s has no answer: %s", processing.id(), unknown.toString());
                    return vault.discard(merchant, stagedCardId);
                })
                .chain(activated -> settle.settle(merchant, processing, activated))
                .onFailure()
                .recoverWithUni(unsettled -> {
                    LOG.warnf("completion of %s is left to the janitor: %s", processing.id(), unsettled.toString());
                    return Uni.createFrom().item(new Completion(Completion.Outcome.BUSY, processing));
                });
    }
}

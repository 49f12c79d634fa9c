package io.mintmark.session.payments.application;

import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.session.payments.application.BeginAttempt.Begun;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.Payment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Writes down that a payer is back from a challenge, before the completion is sent. Of all who come back, one wins. */
@Singleton
public class ClaimChallenge {
    private final Payments payments;
    private final PaymentChanges changes;
    private final PaymentConfig config;
    private final CrashPoints crashPoints;

    ClaimChallenge(Payments payments, PaymentChanges changes, PaymentConfig config, CrashPoints crashPoints) {
        this.payments = payments;
        this.changes = changes;
        this.config = config;
        this.crashPoints = crashPoints;
    }

    /**
     * The payment as it goes on, and the attempt whose completion is to be sent now. The payment is locked, and the
     * attempt awaits its payer.
     *
     * @param waiting the version of the session that waits for it; 0 where there is no session
     */
    public Uni<Begun> claim(SqlConnection tx, Payments.Seen seen, Attempt challenged, long waiting) {
        Payment payment = seen.payment();
        Attempt completing = challenged.complete(seen.now().plus(config.sendWithin()), waiting);
        return payments.save(tx, payment, completing, config.sendLease())
                .chain(() -> changes.announce(tx, payment, payment.resume(completing), null))
                .map(stored -> new Begun(stored, completing))
                .invoke(claimed -> crashPoints.hit("payments.challenge.before-commit"));
    }
}

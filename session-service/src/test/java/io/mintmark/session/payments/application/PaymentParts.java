package io.mintmark.session.payments.application;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.acquirer.application.Acquirer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;

/** Lets tests of other packages take payments at an acquirer of theirs. */
@Singleton
public class PaymentParts {
    /** The parts; amounts are let go of only when a test says so, as if every hint were lost. */
    public record Made(SendAttempt send, ConcludePayment conclude, Releases releases) {}

    /** The worker. */
    public static final class Releases extends ReleaseAttempts {
        private Releases(PaymentParts parts, Acquirer acquirer) {
            super(
                    parts.vertx,
                    parts.transactions,
                    parts.payments,
                    parts.changes,
                    acquirer,
                    parts.crashPoints,
                    parts.config,
                    new SimpleMeterRegistry());
        }

        @Override
        void wakeSoon() {
            // the hint is lost
        }

        /** One pass. */
        public Uni<Void> work() {
            return release();
        }
    }

    private final Vertx vertx;
    private final Transactions transactions;
    private final Payments payments;
    private final PaymentChanges changes;
    private final ChallengeLinks links;
    private final CrashPoints crashPoints;
    private final PaymentConfig config;

    PaymentParts(
            Vertx vertx,
            Transactions transactions,
            Payments payments,
            PaymentChanges changes,
            ChallengeLinks links,
            CrashPoints crashPoints,
            PaymentConfig config) {
        this.vertx = vertx;
        this.transactions = transactions;
        this.payments = payments;
        this.changes = changes;
        this.links = links;
        this.crashPoints = crashPoints;
        this.config = config;
    }

    public Made make(Acquirer acquirer) {
        Releases releases = new Releases(this, acquirer);
        return new Made(
                new SendAttempt(acquirer, payments, links, crashPoints),
                new ConcludePayment(payments, changes, releases, config),
                releases);
    }
}

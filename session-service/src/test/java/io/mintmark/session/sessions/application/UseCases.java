package io.mintmark.session.sessions.application;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.platform.events.Outbox;
import io.mintmark.platform.id.Ids;
import io.mintmark.platform.idempotency.Idempotency;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.merchant.MerchantDirectory;
import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.platform.time.Pause;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.customers.application.IdentifyShopper;
import io.mintmark.session.payments.application.BeginAttempt;
import io.mintmark.session.payments.application.ChallengeLinks;
import io.mintmark.session.payments.application.ClaimChallenge;
import io.mintmark.session.payments.application.CompletePayment;
import io.mintmark.session.payments.application.PaymentConfig;
import io.mintmark.session.payments.application.PaymentNames;
import io.mintmark.session.payments.application.PaymentParts;
import io.mintmark.session.payments.application.Payments;
import io.mintmark.session.payments.application.RecordAttempt;
import io.mintmark.session.payments.application.SavedInstruments;
import io.mintmark.session.payments.application.UsableToken;
import io.mintmark.session.payments.domain.PaymentId;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionOrder;
import io.mintmark.session.verifications.application.SleepyReleases;
import io.mintmark.session.verifications.application.TryCards;
import io.mintmark.session.verifications.application.VerificationConfig;
import io.mintmark.session.verifications.application.Verifications;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The service's own use cases, over its own database, with another world around them. */
final class UseCases {
    /** Builds them anew, as a process that starts. */
    @Singleton
    static class Maker {
        @Inject
        Transactions transactions;

        @Inject
        Sessions sessions;

        @Inject
        Verifications verifications;

        @Inject
        Payments payments;

        @Inject
        PaymentParts paymentParts;

        @Inject
        BeginAttempt begin;

        @Inject
        RecordAttempt records;

        @Inject
        PaymentConfig paymentConfig;

        @Inject
        SavedInstruments instruments;

        @Inject
        UsableToken tokens;

        @Inject
        IdentifyShopper shoppers;

        @Inject
        PaymentNames names;

        @Inject
        Idempotency idempotency;

        @Inject
        Outbox outbox;

        @Inject
        Cursors cursors;

        @Inject
        Ids ids;

        @Inject
        CrashPoints crashPoints;

        @Inject
        SessionConfig config;

        @Inject
        VerificationConfig verificationConfig;

        @Inject
        MerchantDirectory merchants;

        @Inject
        PayerLinks links;

        @Inject
        TellChallenge challenges;

        @Inject
        ChallengeLinks challengeLinks;

        @Inject
        ClaimChallenge claimChallenge;

        @Inject
        CompletePayment completePayment;

        @Inject
        Vertx vertx;

        UseCases make(UnreliableWorld world, Held held) {
            return new UseCases(this, world, held);
        }
    }

    private final Maker maker;
    private final OpenSession open;
    private final CancelSession cancel;
    private final CancelAsPayer cancelAsPayer;
    private final FindSession find;
    private final ExpireSessions expire;
    private final CompleteSession complete;
    private final EnterSession enter;
    private final FollowChallenge follow;
    private final ResolveTrials resolveTrials;
    private final ResolveLeftBehind resolveLeftBehind;
    private final SleepyReleases releases;
    private final PaymentParts.Releases paymentReleases;

    private UseCases(Maker maker, UnreliableWorld world, Held held) {
        this.maker = maker;
        Pause pause = new Pause(maker.vertx) {
            @Override
            public Uni<Void> of(Duration time) {
                return held.hold(() -> null);
            }
        };
        PaymentParts.Made parts = maker.paymentParts.make(world);
        this.paymentReleases = parts.releases();
        this.releases = new SleepyReleases(
                maker.transactions, maker.verifications, world, maker.crashPoints, maker.verificationConfig);
        SessionChanges changes = new SessionChanges(maker.sessions, maker.outbox, parts.conclude());
        this.open = new OpenSession(
                maker.transactions,
                maker.sessions,
                changes,
                maker.shoppers,
                maker.tokens,
                maker.names,
                maker.links,
                maker.idempotency,
                maker.outbox,
                maker.ids);
        ShredCard shred = new ShredCard(world) {
            @Override
            void soon(MerchantId of, CardRef card) {
                world.shred(card.id());
            }
        };
        this.cancel = new CancelSession(maker.transactions, changes, shred, maker.idempotency);
        this.cancelAsPayer = new CancelAsPayer(maker.transactions, changes, shred);
        this.find = new FindSession(maker.transactions, maker.sessions, changes);
        this.expire = new ExpireSessions(maker.transactions, maker.sessions, changes, maker.config);
        SettleSession settle = new SettleSession(maker.transactions, changes, parts.conclude(), maker.crashPoints);
        ActivateCard activate = new ActivateCard(world, settle, maker.crashPoints);
        ConcludeTrial conclude = new ConcludeTrial(maker.transactions, changes, activate, shred, maker.crashPoints);
        VerificationTrials verifications = new VerificationTrials(
                maker.verifications,
                TryCards.of(world, maker.crashPoints),
                changes,
                releases,
                maker.ids,
                maker.verificationConfig);
        PaymentTrials payments = new PaymentTrials(
                maker.payments,
                maker.begin,
                parts.send(),
                maker.records,
                parts.conclude(),
                changes,
                maker.paymentConfig);
        ClaimSession claims =
                new ClaimSession(maker.transactions, changes, verifications, payments, pause, maker.config);
        TrySubmittedCard tryCard = new TrySubmittedCard(maker.transactions, conclude, pause, maker.verificationConfig);
        this.complete = new CompleteSession(
                find, new CardFactsOf(maker.instruments), claims, tryCard, activate, maker.challenges, maker.config);
        LinkedSession linked = new LinkedSession(maker.transactions, maker.sessions, find, maker.merchants);
        this.enter = new EnterSession(linked, maker.transactions, changes, world, maker.links);
        this.follow = new FollowChallenge(
                maker.transactions,
                maker.payments,
                maker.challengeLinks,
                maker.completePayment,
                new ResumeSession(
                        maker.transactions,
                        changes,
                        maker.payments,
                        maker.claimChallenge,
                        payments,
                        tryCard,
                        shred,
                        pause,
                        maker.config),
                new LeadBack(linked, find, world, maker.links),
                maker.config);
        this.resolveTrials = new ResolveTrials(
                maker.transactions,
                verifications,
                payments,
                changes,
                conclude,
                shred,
                maker.verificationConfig,
                new SimpleMeterRegistry());
        this.resolveLeftBehind = new ResolveLeftBehind(
                maker.transactions,
                maker.sessions,
                maker.verifications,
                settle,
                world,
                maker.config,
                new SimpleMeterRegistry());
    }

    Session open(MerchantId merchant, SessionOrder order, Duration lifetime, IdempotentRequest request) {
        return open.open(merchant, order, null, lifetime, request)
                .map(OpenSession.Opened::session)
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    Uni<Session> enter(MerchantId merchant, SessionId session) {
        URI link = URI.create(maker.links.redirect(session, "tokenization"));
        return enter.enter(session, link.getQuery().substring("t=".length())).chain(entry -> read(merchant, session));
    }

    /** A payer follows the link back from the bank. */
    Uni<Entry> back(URI link) {
        String payment = link.getPath().replaceFirst("^/challenge/(.*)/return$", "$1");
        return follow.back(new PaymentId(payment), link.getQuery().substring("t=".length()), false);
    }

    Uni<Completion> complete(MerchantId merchant, SessionId session, Submission submission) {
        return complete.complete(merchant, session, submission);
    }

    Uni<Session> cancel(MerchantId merchant, SessionId session) {
        return cancel.cancel(
                merchant, session, new IdempotentRequest(null, merchant, "cancel", Map.of("id", session.value())));
    }

    Uni<Completion> cancelAsPayer(MerchantId merchant, SessionId session) {
        return cancelAsPayer.cancel(merchant, session);
    }

    Uni<Session> read(MerchantId merchant, SessionId session) {
        return find.find(merchant, session);
    }

    Uni<Void> sweep() {
        return expire.sweep();
    }

    Uni<Void> resolveTrials() {
        return resolveTrials.resolve();
    }

    Uni<Void> resolveLeftBehind() {
        return resolveLeftBehind.resolve();
    }

    Uni<Void> release() {
        return releases.work().chain(paymentReleases::work);
    }
}

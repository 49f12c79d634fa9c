package io.mintmark.session.sessions.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.acquirer.application.Acquirer;
import io.mintmark.session.acquirer.application.Finding;
import io.mintmark.session.acquirer.domain.Operation;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.cards.domain.Seal;
import io.mintmark.session.payments.application.BeginAttempt;
import io.mintmark.session.payments.application.ConcludePayment;
import io.mintmark.session.payments.application.PaymentConfig;
import io.mintmark.session.payments.application.Payments;
import io.mintmark.session.payments.application.RecordAttempt;
import io.mintmark.session.payments.application.SendAttempt;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentId;
import io.mintmark.session.payments.domain.Refusal;
import io.mintmark.session.sessions.domain.CheckoutSettings;
import io.mintmark.session.sessions.domain.Failure;
import io.mintmark.session.sessions.domain.SavedCard;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tries cards that are to pay. The payment begins with the first of them; each is an attempt of its own. Whoever changes
 * both has locked the session before the payment.
 */
@Singleton
class PaymentTrials implements Trials {
    private final Payments payments;
    private final BeginAttempt begin;
    private final SendAttempt acquirer;
    private final RecordAttempt records;
    private final ConcludePayment conclude;
    private final SessionChanges changes;
    private final PaymentConfig config;

    PaymentTrials(
            Payments payments,
            BeginAttempt begin,
            SendAttempt acquirer,
            RecordAttempt records,
            ConcludePayment conclude,
            SessionChanges changes,
            PaymentConfig config) {
        this.payments = payments;
        this.begin = begin;
        this.acquirer = acquirer;
        this.records = records;
        this.conclude = conclude;
        this.changes = changes;
        this.config = config;
    }

    @Override
    public Uni<Begun> begin(SqlConnection tx, Session pending, Submission submission) {
        CheckoutSettings checkout = pending.order().checkout().orElseThrow();
        CardRef card = submission.card();
        boolean kept = card instanceof CardRef.Staged && checkout.storing().keeps(submission.consent());
        String known = pending.progress().payment();
        PaymentId id = known == null ? begin.nextId() : new PaymentId(known);
        return changes.move(tx, pending, pending.startPayment(card, kept, id.value()))
                .chain(processing -> begin.begin(
                                tx,
                                new MerchantId(pending.merchant()),
                                id,
                                CheckoutTerms.of(pending, checkout, submission, kept),
                                new BeginAttempt.Wanted(card, processing.sequence(), checkout.disableThreeds()))
                        .map(begun -> new Begun(
                                processing, new Paying(begun.payment(), begun.attempt(), submission.framed()))));
    }

    /** The trial of a session whose payer is back from the challenge. */
    Begun resumed(Session processing, BeginAttempt.Begun claimed) {
        return new Begun(processing, new Paying(claimed.payment(), claimed.attempt(), false));
    }

    @Override
    public Uni<List<CardTrial.Seen>> leaseUndecided(SqlConnection tx, int limit) {
        return payments.leaseUndecided(tx, true, config.resolveLease(), limit).map(leased -> leased.stream()
                .map(one -> new CardTrial.Seen(
                        new Paying(one.payment(), one.payment().attempt(one.step()), false), one.now()))
                .toList());
    }

    private final class Paying implements CardTrial {
        private final Payment payment;
        private final Attempt attempt;
        private final boolean framed;

        Paying(Payment payment, Attempt attempt, boolean framed) {
            this.payment = payment;
            this.attempt = attempt;
            this.framed = framed;
        }

        @Override
        public String id() {
            return attempt.id();
        }

        @Override
        public MerchantId merchant() {
            return new MerchantId(payment.merchant());
        }

        @Override
        public SessionId session() {
            return new SessionId(Objects.requireNonNull(payment.terms().session()));
        }

        @Override
        public long sessionSequence() {
            return attempt.sessionSequence();
        }

        @Override
        public CardRef card() {
            return attempt.card();
        }

        @Override
        public Instant sendBefore() {
            return attempt.sendBefore();
        }

        @Override
        public Uni<Seen> look(SqlConnection tx) {
            return payments.find(tx, merchant(), payment.id())
                    .map(Optional::orElseThrow)
                    .map(seen -> new Seen(paying(seen.payment(), seen.payment().attempt(attempt.id())), seen.now()));
        }

        @Override
        public Uni<Finding> send(@Nullable Seal seal) {
            return attempt.status() == Attempt.Status.COMPLETING
                    ? acquirer.complete(payment, attempt)
                    : acquirer.send(payment, attempt, Acquirer.Initiator.CUSTOMER, seal, framed);
        }

        @Override
        public Uni<Finding> ask(Instant now) {
            return acquirer.ask(payment, attempt, now);
        }

        @Override
        public Uni<Optional<CardTrial>> record(SqlConnection tx, Finding finding) {
            return records.record(tx, merchant(), payment.id(), attempt.id(), finding)
                    .map(recorded -> recorded.changed()
                            ? Optional.of(paying(recorded.payment(), recorded.attempt()))
                            : Optional.empty());
        }

        private Paying paying(Payment now, Attempt then) {
            return new Paying(now, then, framed);
        }

        @Override
        public Uni<Void> challenged(SqlConnection tx) {
            return conclude.requireAction(tx, payment).replaceWithVoid();
        }

        /**
         * The approval pays, unless the session's time has run out: then it is reversed. A card that is to be kept is
         * saved first, so that payment and session name its token from the start.
         */
        @Override
        public Uni<Session> approved(SqlConnection tx, Sessions.Seen waiting) {
            Session session = waiting.session();
            if (waiting.overdue()) {
                return conclude.giveUp(tx, payment, attempt)
                        .chain(() -> changes.returned(
                                tx, session, session.giveBack(Failure.Reason.TEMPORARILY_UNAVAILABLE)));
            }
            if (session.progress().kept()) {
                return conclude.keep(tx, payment).replaceWith(session);
            }
            SavedCard chosen =
                    card() instanceof CardRef.Saved saved ? new SavedCard(saved.id(), SavedCard.Result.SELECTED) : null;
            return conclude.approve(tx, payment, attempt, null)
                    .chain(() -> changes.move(tx, session, session.complete(chosen)));
        }

        @Override
        public Uni<Void> declined(SqlConnection tx, Operation said, boolean last) {
            return last
                    ? conclude.refuse(tx, payment, Refusal.of(said.responseCode()))
                            .replaceWithVoid()
                    : conclude.keep(tx, payment).replaceWithVoid();
        }

        @Override
        public Uni<Void> notSent(SqlConnection tx) {
            return conclude.keep(tx, payment).replaceWithVoid();
        }

        @Override
        public Uni<Void> unwanted(SqlConnection tx) {
            boolean holds =
                    attempt.status() == Attempt.Status.APPROVED || attempt.status() == Attempt.Status.CHALLENGED;
            return holds && !attempt.givenUp()
                    ? conclude.giveUp(tx, payment, attempt).replaceWithVoid()
                    : conclude.keep(tx, payment).replaceWithVoid();
        }

        @Override
        public Uni<Void> abandon(SqlConnection tx) {
            return payments.lock(tx, merchant(), payment.id())
                    .map(found -> found.orElseThrow().payment())
                    .chain(now -> now.attempt(attempt.id()).stands()
                            ? conclude.giveUp(tx, now, now.attempt(attempt.id()))
                            : Uni.createFrom().item(now))
                    .replaceWithVoid();
        }
    }
}

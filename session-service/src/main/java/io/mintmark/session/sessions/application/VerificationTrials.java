package io.mintmark.session.sessions.application;

import io.mintmark.platform.id.Ids;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.acquirer.application.Finding;
import io.mintmark.session.acquirer.domain.Operation;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.cards.domain.Seal;
import io.mintmark.session.sessions.domain.SavedCard;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.verifications.application.ReleaseAmounts;
import io.mintmark.session.verifications.application.TryCard;
import io.mintmark.session.verifications.application.VerificationConfig;
import io.mintmark.session.verifications.application.Verifications;
import io.mintmark.session.verifications.domain.Trial;
import io.mintmark.session.verifications.domain.Verification;
import io.mintmark.session.verifications.domain.VerificationId;
import io.mintmark.session.verifications.domain.VerificationStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tries cards that are to be saved. What is authorized is released at once, whatever becomes of the session. */
@Singleton
class VerificationTrials implements Trials {
    private final Verifications verifications;
    private final TryCard acquirer;
    private final SessionChanges changes;
    private final ReleaseAmounts releases;
    private final Ids ids;
    private final VerificationConfig config;

    VerificationTrials(
            Verifications verifications,
            TryCard acquirer,
            SessionChanges changes,
            ReleaseAmounts releases,
            Ids ids,
            VerificationConfig config) {
        this.verifications = verifications;
        this.acquirer = acquirer;
        this.changes = changes;
        this.releases = releases;
        this.ids = ids;
        this.config = config;
    }

    @Override
    public Uni<Begun> begin(SqlConnection tx, Session pending, Submission submission) {
        return changes.move(tx, pending, pending.startCompletion(submission.card()))
                .chain(processing -> add(tx, processing, submission.card())
                        .map(verification -> new Begun(processing, new Verified(verification))));
    }

    private Uni<Verification> add(SqlConnection tx, Session processing, CardRef card) {
        return verifications.add(
                tx,
                new VerificationId(ids.next(VerificationId.PREFIX)),
                new Trial(
                        processing.merchant(),
                        processing.id().value(),
                        processing.sequence(),
                        card,
                        Objects.requireNonNull(processing.order().verification())),
                config.sendWithin(),
                config.sendLease());
    }

    @Override
    public Uni<List<CardTrial.Seen>> leaseUndecided(SqlConnection tx, int limit) {
        return verifications
                .leaseUndecided(tx, config.resolveLease(), limit)
                .map(leased -> leased.stream().map(this::seen).toList());
    }

    private CardTrial.Seen seen(Verifications.Seen seen) {
        return new CardTrial.Seen(new Verified(seen.verification()), seen.now());
    }

    private final class Verified implements CardTrial {
        private final Verification verification;

        Verified(Verification verification) {
            this.verification = verification;
        }

        @Override
        public String id() {
            return verification.id().value();
        }

        @Override
        public MerchantId merchant() {
            return new MerchantId(verification.trial().merchant());
        }

        @Override
        public SessionId session() {
            return new SessionId(verification.trial().session());
        }

        @Override
        public long sessionSequence() {
            return verification.trial().sessionSequence();
        }

        @Override
        public CardRef card() {
            return verification.trial().card();
        }

        @Override
        public Instant sendBefore() {
            return verification.sendBefore();
        }

        @Override
        public Uni<Seen> look(SqlConnection tx) {
            return verifications.find(tx, merchant(), verification.id()).map(found -> seen(found.orElseThrow()));
        }

        @Override
        public Uni<Finding> send(@Nullable Seal seal) {
            return acquirer.send(verification, seal);
        }

        @Override
        public Uni<Finding> ask(Instant now) {
            return acquirer.ask(new Verifications.Seen(verification, now));
        }

        @Override
        public Uni<Optional<CardTrial>> record(SqlConnection tx, Finding finding) {
            return verifications
                    .find(tx, merchant(), verification.id())
                    .map(found -> found.orElseThrow().verification())
                    .chain(now -> now.status() == VerificationStatus.UNDECIDED && !(finding instanceof Finding.Open)
                            ? save(tx, now, finding).map(decided -> Optional.of(new Verified(decided)))
                            : Uni.createFrom().item(Optional.empty()));
        }

        private Uni<Verification> save(SqlConnection tx, Verification now, Finding finding) {
            Verification next =
                    finding instanceof Finding.Decided decided ? now.decide(decided.operation()) : now.notSent();
            return verifications
                    .save(tx, next)
                    .invoke(saved -> {
                        if (!saved) {
                            throw new LostRace();
                        }
                    })
                    .replaceWith(next);
        }

        /** A saved card has nothing to be activated. */
        @Override
        public Uni<Session> approved(SqlConnection tx, Sessions.Seen waiting) {
            Session session = waiting.session();
            return card() instanceof CardRef.Saved chosen
                    ? changes.move(tx, session, session.complete(new SavedCard(chosen.id(), SavedCard.Result.SELECTED)))
                    : Uni.createFrom().item(session);
        }

        /** Nobody is authenticated for a verification. */
        @Override
        public Uni<Void> challenged(SqlConnection tx) {
            return Uni.createFrom().failure(new IllegalStateException("a verification has no challenge"));
        }

        @Override
        public Uni<Void> declined(SqlConnection tx, Operation said, boolean last) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> notSent(SqlConnection tx) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> unwanted(SqlConnection tx) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> abandon(SqlConnection tx) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public void afterApproval() {
            releases.wake();
        }
    }
}

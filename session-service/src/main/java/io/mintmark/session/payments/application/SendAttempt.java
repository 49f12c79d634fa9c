package io.mintmark.session.payments.application;

import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.acquirer.application.Acquirer;
import io.mintmark.session.acquirer.application.Connectors;
import io.mintmark.session.acquirer.application.Finding;
import io.mintmark.session.acquirer.domain.Challenge;
import io.mintmark.session.acquirer.domain.Reply;
import io.mintmark.session.acquirer.domain.Standing;
import io.mintmark.session.acquirer.domain.StepKind;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.cards.domain.Seal;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.BrowserDetails;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentTerms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Speaks to the acquirer about an attempt. It stores nothing: what was found is for the caller to record. */
@Singleton
public class SendAttempt {
    /** Whole seconds, of which the signature loses up to one. */
    private static final Duration QUESTION = Duration.ofSeconds(5);

    private final Acquirer acquirer;
    private final Payments payments;
    private final ChallengeLinks links;
    private final CrashPoints crashPoints;

    SendAttempt(Acquirer acquirer, Payments payments, ChallengeLinks links, CrashPoints crashPoints) {
        this.acquirer = acquirer;
        this.payments = payments;
        this.links = links;
        this.crashPoints = crashPoints;
    }

    /** Who asks for the amount, to be read in the transaction that begins the attempt. */
    public Uni<Acquirer.Initiator> initiator(SqlConnection tx, Payment payment) {
        PaymentTerms terms = payment.terms();
        if (!terms.isMerchantInitiated()) {
            return Uni.createFrom().item(Acquirer.Initiator.CUSTOMER);
        }
        String token = terms.token();
        if (token == null) {
            return Uni.createFrom().item(new Acquirer.Initiator(true, null));
        }
        return payments.firstTransaction(tx, new MerchantId(payment.merchant()), token)
                .map((Optional<String> first) -> new Acquirer.Initiator(true, first.orElse(null)));
    }

    /**
     * Sends the authorization. To be called once in an attempt's life, by the one who stored it.
     *
     * @param seal the payer's security code, if one was asked for
     * @param framed whether the payer is within a page of the merchant's
     */
    public Uni<Finding> send(
            Payment payment, Attempt attempt, Acquirer.Initiator initiator, @Nullable Seal seal, boolean framed) {
        crashPoints.hit("payments.attempt.before-send");
        return acquirer.authorize(
                        errand(payment, attempt, attempt.sendBefore()),
                        new Acquirer.Authorization(
                                attempt.authorization(),
                                attempt.card(),
                                seal,
                                session(payment, attempt),
                                payment.terms().amount(),
                                attempt.capture(),
                                Acquirer.Purpose.PAYMENT,
                                payment.terms().order().installments(),
                                initiator,
                                threeDSecure(payment, attempt, framed),
                                null))
                .map(reply -> finding(attempt, reply))
                .invoke(found -> crashPoints.hit("payments.attempt.after-answer-before-record"));
    }

    private Acquirer.@Nullable ThreeDSecure threeDSecure(Payment payment, Attempt attempt, boolean framed) {
        BrowserDetails browser = payment.terms().browser();
        return attempt.threeDSecure() == null
                ? null
                : new Acquirer.ThreeDSecure(
                        links.back(payment, attempt, framed),
                        browser == null ? null : browser.ipAddress(),
                        browser == null ? null : browser.userAgent());
    }

    /** Sends the completion, the payer being back from the challenge. Once as well, by the one who claimed it. */
    public Uni<Finding> complete(Payment payment, Attempt attempt) {
        crashPoints.hit("payments.completion.before-send");
        Acquirer.Errand errand = errand(payment, attempt, attempt.sendBefore());
        return acquirer.complete(errand, attempt.completion(), attempt.authorization())
                .map(reply -> finding(attempt, reply))
                .chain(found -> inAccord(errand, attempt, found))
                .invoke(found -> crashPoints.hit("payments.completion.after-answer-before-record"));
    }

    /** A completion may be refused of an authorization that holds its amount nevertheless: then that is what counts. */
    private Uni<Finding> inAccord(Acquirer.Errand errand, Attempt attempt, Finding found) {
        boolean contradicts = found instanceof Finding.Decided decided
                && !decided.operation().approved()
                && decided.operation().holdsAmount();
        return !contradicts
                ? Uni.createFrom().item(found)
                : acquirer.status(errand, attempt.authorization())
                        .map(standing -> standing instanceof Standing.Known known
                                        && known.operation().approved()
                                ? new Finding.Decided(known.operation())
                                : new Finding.Open());
    }

    /** A staged card is bound to its session, and a seal to the page that made it. */
    private static @Nullable String session(Payment payment, Attempt attempt) {
        return attempt.card() instanceof CardRef.Staged || payment.terms().session() != null
                ? payment.terms().session()
                : null;
    }

    private static Finding finding(Attempt attempt, Reply reply) {
        return reply instanceof Reply.Challenged challenged
                ? challenged(attempt, challenged.challenge())
                : Finding.of(attempt.id(), reply);
    }

    private static Finding challenged(Attempt attempt, Challenge challenge) {
        return attempt.threeDSecure() == null || challenge.address() == null
                ? new Finding.NotSent(Reply.Hindrance.CHALLENGE_REFUSED)
                : new Finding.Challenged(challenge);
    }

    /**
     * Asks what became of the step under way: the authorization, or its completion.
     *
     * @param now read just before by the database's clock: only then does it tell whether "never heard of it" is final
     */
    public Uni<Finding> ask(Payment payment, Attempt attempt, Instant now) {
        Acquirer.Errand errand = errand(payment, attempt, now.plus(QUESTION));
        return attempt.status() != Attempt.Status.COMPLETING
                ? acquirer.status(errand, attempt.authorization()).map(standing -> finding(attempt, standing, now))
                : acquirer.status(errand, attempt.completion(), StepKind.COMPLETION)
                        .map(standing -> finding(attempt, standing, now))
                        .chain(found -> found instanceof Finding.NotSent
                                ? withoutCompletion(errand, attempt)
                                : inAccord(errand, attempt, found));
    }

    /** The completion did not happen; only the authorization itself can tell that nothing else decided it. */
    private Uni<Finding> withoutCompletion(Acquirer.Errand errand, Attempt attempt) {
        return acquirer.status(errand, attempt.authorization()).map(standing -> {
            if (standing instanceof Standing.Known known) {
                return new Finding.Decided(known.operation());
            }
            return standing instanceof Standing.Unknown
                    ? new Finding.Open()
                    : new Finding.NotSent(Reply.Hindrance.AWAY);
        });
    }

    private static Finding finding(Attempt attempt, Standing standing, Instant now) {
        return standing instanceof Standing.Challenged challenged
                ? challenged(attempt, challenged.challenge())
                : Finding.of(attempt.id(), standing, now.isAfter(attempt.sendBefore()));
    }

    /** All that is about an attempt goes to the acquirer that it was made at. */
    static Acquirer.Errand errand(Payment payment, Attempt attempt, Instant sendBefore) {
        return new Acquirer.Errand(
                new MerchantId(payment.merchant()),
                payment.id().value(),
                sendBefore,
                Connectors.connectorOf(attempt.card()));
    }
}

package io.mintmark.session.sessions.application;

import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.sessions.domain.Failure;
import io.mintmark.session.sessions.domain.Session;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How a payer's step ended, told to the vault.
 *
 * @param reason why it was refused; null with every other outcome
 * @param session as it stands now
 * @param challenge what the payer is to answer; null with every other outcome
 */
public record Completion(Outcome outcome, @Nullable Reason reason, Session session, @Nullable Challenge challenge) {
    /** One without a challenge. */
    public Completion(Outcome outcome, @Nullable Reason reason, Session session) {
        this(outcome, reason, session, null);
    }

    /**
     * What the payer is to answer.
     *
     * @param link ours, which leads there
     * @param address where it leads
     * @param cardKept whether the card is still wanted once it has paid
     */
    public record Challenge(URI link, URI address, boolean cardKept) {
        /** Leaves the addresses out: whoever has them may answer. */
        @Override
        public String toString() {
            return "Challenge[]";
        }
    }

    /** What the card page does next. */
    public enum Outcome {
        /** This card was saved, or chosen: send the payer on. */
        COMPLETED,
        /** It came to nothing: show why, and let the payer try again. */
        REFUSED,
        /** The session has ended, by somebody else or in another way: send the payer on. */
        ENDED,
        /** Another completion is still under way: ask the payer to wait and look again. This card is not wanted. */
        BUSY,
        /** A completion is under way, and it is about this card: keep the card, and look again. */
        UNDECIDED,
        /** The payer has a challenge to answer first, about this card. */
        CHALLENGE,
        /** The session waits for its payer. */
        OPEN
    }

    /** Why a step was refused. */
    public enum Reason {
        /** The card was refused, and an attempt is used up. */
        DECLINED,
        /** The bank could not confirm that it was the payer, and an attempt is used up. */
        AUTHENTICATION_FAILED,
        /** The card can no longer be taken; nothing is used up. */
        NOT_ACTIVATABLE,
        /** A part that was needed is away; nothing is used up. */
        TEMPORARILY_UNAVAILABLE,
        /** The payer entered an amount that the merchant does not take; nothing is used up. */
        AMOUNT_NOT_ALLOWED,
        /** The session has been extended as often as it may be. */
        CANNOT_EXTEND
    }

    static Completion of(Outcome outcome, Session session) {
        return new Completion(outcome, null, session);
    }

    Completion leadingTo(Challenge challenge, boolean cardKept) {
        return new Completion(outcome, reason, session, new Challenge(challenge.link(), challenge.address(), cardKept));
    }

    /** What a session in this state means for one who did not win it. */
    static Completion seen(Session session) {
        return of(session.status().isFinal() ? Outcome.ENDED : Outcome.BUSY, session);
    }

    /**
     * The same for one who asks about a card: if it is the one that won, for instance after a lost answer, we say so;
     * and if the session is back with the payer, why.
     */
    static Completion seen(Session session, CardRef card) {
        boolean same = card.equals(session.progress().card());
        Failure failure = session.progress().failure();
        return switch (session.status()) {
            case COMPLETED -> of(same ? Outcome.COMPLETED : Outcome.ENDED, session);
            case REQUIRES_ACTION -> of(same ? Outcome.CHALLENGE : Outcome.BUSY, session);
            case PROCESSING -> of(same ? Outcome.UNDECIDED : Outcome.BUSY, session);
            case PENDING -> failure == null ? seen(session) : new Completion(Outcome.REFUSED, reason(failure), session);
            default -> seen(session);
        };
    }

    /** Why a card came to nothing, for its payer; null if none did. */
    static @Nullable Reason reason(@Nullable Failure failure) {
        return failure == null
                ? null
                : switch (failure.reason()) {
                    case DECLINED, VERIFICATION_REFUSED, PAYMENT_REFUSED -> Reason.DECLINED;
                    case AUTHENTICATION_FAILED -> Reason.AUTHENTICATION_FAILED;
                    case NOT_ACTIVATABLE -> Reason.NOT_ACTIVATABLE;
                    case TEMPORARILY_UNAVAILABLE -> Reason.TEMPORARILY_UNAVAILABLE;
                };
    }
}

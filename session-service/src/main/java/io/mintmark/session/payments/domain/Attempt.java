package io.mintmark.session.payments.domain;

import io.mintmark.session.acquirer.domain.Authentication;
import io.mintmark.session.acquirer.domain.Reference;
import io.mintmark.session.cards.domain.CardRef;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One authorization for a payment, with one credential. It is sent once, under one reference.
 *
 * @param number counts the payment's attempts from 1
 * @param capture whether the amount is taken with the approval
 * @param sessionSequence the version of the session that waits for it; 0 where there is no session
 * @param givenUp nobody waits for it any more: should it hold the amount, it is to let go of it
 * @param releases how many references for its release were refused
 * @param sendBefore of the step under way, by the database's clock: what the acquirer does not know of after that moment
 *     did not happen
 * @param answer what the acquirer said, once it has
 * @param threeDSecure how its payer is authenticated; null for not at all
 */
public record Attempt(
        String id,
        int number,
        CardRef card,
        boolean capture,
        long sessionSequence,
        Status status,
        boolean givenUp,
        int releases,
        Instant sendBefore,
        @Nullable Answer answer,
        Instant createdAt,
        @Nullable ThreeDSecure threeDSecure) {
    /** Before the underscore of its id. */
    public static final String PREFIX = "att";

    /** Where it stands. */
    public enum Status {
        /** It was, or is to be, sent. */
        UNDECIDED("pending"),
        /** It waits for its payer, who has a challenge to answer; nothing is held. */
        CHALLENGED("pending"),
        /** The payer is back, and its completion was, or is to be, sent. */
        COMPLETING("pending"),
        APPROVED("approved"),
        DECLINED("declined"),
        /** It did not happen, and never will. */
        NOT_SENT("not_sent"),
        /** It was let go of: approved, or waiting for its payer. */
        REVERSED("reversed");

        private final String result;

        Status(String result) {
            this.result = result;
        }

        /** As the API and the events write it. */
        public String result() {
            return result;
        }

        /** As it is stored. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the acquirer said. */
    public record Answer(
            String responseCode,
            @Nullable String authorizationCode,
            @Nullable String networkTransactionId,
            @Nullable String avs,
            @Nullable String cvc,
            Instant at) {}

    /** Names the authorization at the acquirer. */
    public Reference authorization() {
        return authorization(id);
    }

    /** Names the authorization of an attempt with this id. */
    public static Reference authorization(String id) {
        return new Reference(id + "-authorize");
    }

    /** Names its completion, after the challenge. */
    public Reference completion() {
        return new Reference(id + "-complete");
    }

    /** Names its release. One whose answer was lost is repeated under the same name; one that was refused is not. */
    public Reference release() {
        return new Reference(id + "-void-" + (releases + 1));
    }

    /** Whether it holds the amount, or may. */
    public boolean stands() {
        return !givenUp && status != Status.DECLINED && status != Status.NOT_SENT && status != Status.REVERSED;
    }

    /** Whether a step is under way whose outcome is to be found out. */
    public boolean isOpen() {
        return status == Status.UNDECIDED || status == Status.COMPLETING;
    }

    /** Whether its payer may still answer the challenge. */
    public boolean awaitsPayer() {
        return !givenUp && status == Status.CHALLENGED;
    }

    /** Whether the acquirer is to be told that nothing comes of it. */
    public boolean isToRelease() {
        return givenUp && (status == Status.APPROVED || status == Status.CHALLENGED);
    }

    /** The acquirer has decided. */
    public Attempt decided(boolean approved, Answer said) {
        return with(approved ? Status.APPROVED : Status.DECLINED, givenUp, releases, said);
    }

    /**
     * Its step did not happen, and never will. Without its completion, an authorization still waits at the acquirer: then
     * nobody waits for it any more.
     */
    public Attempt notSent() {
        return status == Status.COMPLETING
                ? with(Status.CHALLENGED, true, releases, null)
                : with(Status.NOT_SENT, givenUp, releases, null);
    }

    /**
     * The payer has a challenge to answer.
     *
     * @param until when a payment without a session stops waiting for that
     */
    public Attempt challenged(URI address, Authentication so, @Nullable Instant until) {
        return with(Status.CHALLENGED, givenUp, releases, null).with(new ThreeDSecure(so, address, until));
    }

    /** The payer has a challenge to answer, to which we send nobody. */
    public Attempt challengeRefused() {
        return with(Status.CHALLENGED, true, releases, null);
    }

    /**
     * The payer is back from the challenge.
     *
     * @param completeBefore until when the completion may be sent
     * @param waiting the version of the session that waits for it; 0 where there is no session
     */
    public Attempt complete(Instant completeBefore, long waiting) {
        Attempt next = with(Status.COMPLETING, givenUp, releases, null);
        return new Attempt(
                id,
                number,
                card,
                capture,
                waiting,
                next.status,
                givenUp,
                releases,
                completeBefore,
                null,
                createdAt,
                threeDSecure);
    }

    /** What the acquirer says of the payer's authentication, if it says anything. */
    public Attempt authenticated(@Nullable Authentication how) {
        return how == null
                ? this
                : with(new ThreeDSecure(
                        how,
                        threeDSecure == null ? null : threeDSecure.challenge(),
                        threeDSecure == null ? null : threeDSecure.until()));
    }

    /** Nobody waits for it any more. */
    public Attempt giveUp() {
        return with(status, true, releases, answer);
    }

    /** The acquirer holds nothing by it any more. */
    public Attempt reversed() {
        return with(Status.REVERSED, true, releases, answer);
    }

    /** The acquirer refused to let go of it under this reference. */
    public Attempt releaseRefused() {
        return with(status, true, releases + 1, answer);
    }

    private Attempt with(Status next, boolean nobodyWaits, int refused, @Nullable Answer said) {
        if (status != next && !allows(next)) {
            throw new IllegalStateException("an attempt that is " + status + " does not become " + next);
        }
        return new Attempt(
                id,
                number,
                card,
                capture,
                sessionSequence,
                next,
                nobodyWaits,
                refused,
                sendBefore,
                said,
                createdAt,
                threeDSecure);
    }

    private Attempt with(ThreeDSecure how) {
        return new Attempt(
                id,
                number,
                card,
                capture,
                sessionSequence,
                status,
                givenUp,
                releases,
                sendBefore,
                answer,
                createdAt,
                how);
    }

    private boolean allows(Status next) {
        return switch (status) {
            case UNDECIDED -> next != Status.REVERSED && next != Status.COMPLETING;
            case CHALLENGED -> next == Status.COMPLETING || next == Status.REVERSED;
            case COMPLETING -> next == Status.APPROVED || next == Status.DECLINED || next == Status.CHALLENGED;
            case APPROVED -> next == Status.REVERSED;
            case DECLINED, NOT_SENT, REVERSED -> false;
        };
    }
}

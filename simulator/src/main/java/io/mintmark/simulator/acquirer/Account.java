package io.mintmark.simulator.acquirer;

import org.jspecify.annotations.Nullable;

/** An authorization, and what was taken of it and given back. It follows from the ledger's entries alone. */
final class Account {
    private final Authorization authorization;
    private Decision decision;
    private @Nullable ChallengeAnswer answer;
    private long captured;
    private long refunded;
    private boolean touched;
    private @Nullable Reversal reversal;

    Account(Authorization authorization) {
        this.authorization = authorization;
        this.decision = authorization.decision();
        this.captured = isSale() ? authorization.amount().value() : 0;
    }

    /** Taken as it was authorized. */
    private boolean isSale() {
        return decision.approves() && authorization.terms().capture();
    }

    /** The first counts, while somebody waits for it. */
    void add(ChallengeAnswer given) {
        answer = given;
    }

    void add(Completion deciding) {
        decision = deciding.decision();
        captured = isSale() ? authorization.amount().value() : 0;
    }

    void add(Movement approved) {
        touched = true;
        long value = approved.amount().value();
        switch (approved.direction()) {
            case CAPTURE -> captured += value;
            case REFUND -> refunded += value;
        }
    }

    void add(Reversal approved) {
        reversal = approved;
        captured = 0;
        Authentication authentication = decision.authentication();
        if (decision.isAwaited() && authentication != null) {
            decision = Decision.refused(
                    ResponseCodes.NOT_AUTHENTICATED, authentication.ended(AuthenticationStatus.FAILED));
        }
    }

    /** Where it stands now. */
    Decision decision() {
        return decision;
    }

    /** What the payer said to the challenge; null if nothing yet. */
    @Nullable ChallengeAnswer answer() {
        return answer;
    }

    /** Whether the payer's answer is still to come, and would count. */
    boolean awaitsAnswer() {
        return decision.isAwaited() && answer == null;
    }

    Authorization authorization() {
        return authorization;
    }

    /** The void that let go of it. */
    @Nullable Reversal reversal() {
        return reversal;
    }

    Money captured() {
        return new Money(captured, authorization.amount().currency());
    }

    Money refunded() {
        return new Money(refunded, authorization.amount().currency());
    }

    State state() {
        if (reversal != null) {
            return State.VOIDED;
        }
        if (decision.isAwaited()) {
            return State.CHALLENGE;
        }
        if (!decision.approves()) {
            return State.DECLINED;
        }
        return isSale() || captured > 0 ? State.CAPTURED : State.AUTHORIZED;
    }

    /** What a capture or a refund of that amount is answered with. */
    String codeFor(Direction direction, Money wanted) {
        return switch (direction) {
            case CAPTURE -> codeForCapture(wanted);
            case REFUND -> codeForRefund(wanted);
        };
    }

    private String codeForCapture(Money wanted) {
        return switch (state()) {
            case DECLINED, CHALLENGE -> ResponseCodes.NOT_POSSIBLE;
            case VOIDED -> ResponseCodes.VOIDED_BEFORE;
            case AUTHORIZED, CAPTURED ->
                authorization.terms().isVerification()
                        ? ResponseCodes.NOT_POSSIBLE
                        : codeWithin(authorization.amount().value() - captured, wanted);
        };
    }

    private String codeForRefund(Money wanted) {
        return switch (state()) {
            case DECLINED, CHALLENGE, AUTHORIZED -> ResponseCodes.NOT_POSSIBLE;
            case VOIDED -> ResponseCodes.VOIDED_BEFORE;
            case CAPTURED -> codeWithin(captured - refunded, wanted);
        };
    }

    private String codeWithin(long left, Money wanted) {
        if (wanted.value() == 0
                || !wanted.currency().equals(authorization.amount().currency())) {
            return ResponseCodes.WRONG_AMOUNT;
        }
        return wanted.value() > left ? ResponseCodes.MORE_THAN_IS_LEFT : ResponseCodes.APPROVED;
    }

    /**
     * What a void is answered with: what waits for a challenge can be given up, and a sale can be let go of until something
     * else is done with it.
     */
    String codeForVoid() {
        return switch (state()) {
            case AUTHORIZED, CHALLENGE -> ResponseCodes.APPROVED;
            case VOIDED -> ResponseCodes.VOIDED_BEFORE;
            case DECLINED -> ResponseCodes.NOT_POSSIBLE;
            case CAPTURED -> touched ? ResponseCodes.NOT_POSSIBLE : ResponseCodes.APPROVED;
        };
    }

    /** What a completion is answered with when there is nothing to decide; null when there is. */
    @Nullable String refusalOfCompletion() {
        return switch (state()) {
            case CHALLENGE -> null;
            case VOIDED -> ResponseCodes.VOIDED_BEFORE;
            case AUTHORIZED, DECLINED, CAPTURED -> ResponseCodes.NOT_POSSIBLE;
        };
    }
}

package io.mintmark.session.payments.api;

import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.session.payments.domain.AmountExceeded;
import io.mintmark.session.payments.domain.AuthorizationExpired;
import io.mintmark.session.payments.domain.Operation;
import io.mintmark.session.payments.domain.PaymentId;
import io.mintmark.session.payments.domain.PaymentMoveRefused;
import io.mintmark.session.payments.domain.PaymentStatus;
import java.util.stream.Collectors;

/** What the domain refuses, in terms of HTTP. */
final class PaymentProblems {
    private PaymentProblems() {}

    /** The id in a path; what cannot be one names no payment. */
    static PaymentId idOf(String text) {
        return PaymentId.parse(text).orElseThrow(() -> Problem.notFound("payment"));
    }

    /** What a refusal of the domain is; anything else stays what it is. */
    static Throwable of(Throwable failure) {
        if (failure instanceof PaymentMoveRefused refused) {
            return moveRefused(refused);
        }
        if (failure instanceof AmountExceeded exceeded) {
            return exceeded(exceeded);
        }
        if (failure instanceof AuthorizationExpired) {
            return Problem.conflict(
                    "authorization_expired",
                    "The authorization has ended. Take a new payment.",
                    new FieldError("#/authorizationExpiresAt", "authorization_expired", "It is in the past."));
        }
        return failure;
    }

    private static Problem moveRefused(PaymentMoveRefused refused) {
        String allowed = refused.allowed().isEmpty()
                ? "none"
                : refused.allowed().stream().map(PaymentStatus::label).sorted().collect(Collectors.joining(", "));
        return Problem.conflict(
                "move_not_allowed",
                "A payment that is " + refused.from().label() + " takes no " + refused.wanted()
                        + " now. Allowed moves: " + allowed + ".",
                new FieldError("#/status", "move_not_allowed", "Allowed moves: " + allowed + "."));
    }

    private static Problem exceeded(AmountExceeded exceeded) {
        String left = exceeded.left().total().toPlainString() + " "
                + exceeded.left().currency().getCurrencyCode();
        return exceeded.type() == Operation.Type.REFUND
                ? Problem.conflict(
                        "amount_exceeds_captured",
                        "No more than " + left + " can be given back.",
                        new FieldError("#/amount", "amount_exceeds_captured", "Give at most what was captured."))
                : Problem.conflict(
                        "amount_exceeds_authorized",
                        "No more than " + left + " can be captured.",
                        new FieldError("#/amount", "amount_exceeds_authorized", "Give at most what was authorized."));
    }
}

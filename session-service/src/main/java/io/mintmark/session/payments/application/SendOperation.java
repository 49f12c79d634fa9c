package io.mintmark.session.payments.application;

import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.session.acquirer.application.Acquirer;
import io.mintmark.session.acquirer.application.Finding;
import io.mintmark.session.acquirer.domain.Reference;
import io.mintmark.session.acquirer.domain.Reply;
import io.mintmark.session.acquirer.domain.StepKind;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.Operation;
import io.mintmark.session.payments.domain.Payment;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** Speaks to the acquirer about an operation. It stores nothing: what was found is for the caller to record. */
@Singleton
class SendOperation {
    /** Whole seconds, of which the signature loses up to one. */
    private static final Duration QUESTION = Duration.ofSeconds(5);

    private final Acquirer acquirer;
    private final CrashPoints crashPoints;

    SendOperation(Acquirer acquirer, CrashPoints crashPoints) {
        this.acquirer = acquirer;
        this.crashPoints = crashPoints;
    }

    /** Sends it. To be called once in an operation's life, by the one who stored it. */
    Uni<Finding> send(Payment payment, Operation operation) {
        crashPoints.hit("payments.operation.before-send");
        return reply(payment, operation)
                .map(reply -> Finding.of(operation.id(), reply))
                .invoke(found -> crashPoints.hit("payments.operation.after-answer-before-record"));
    }

    private Uni<Reply> reply(Payment payment, Operation operation) {
        Attempt approved = payment.approved().orElseThrow();
        Acquirer.Errand errand = SendAttempt.errand(payment, approved, operation.sendBefore());
        Reference authorization = approved.authorization();
        return switch (operation.type()) {
            case CAPTURE -> acquirer.capture(errand, operation.reference(), authorization, operation.amount());
            case REFUND -> acquirer.refund(errand, operation.reference(), authorization, operation.amount());
            case CANCELLATION -> acquirer.release(errand, operation.reference(), authorization);
        };
    }

    /**
     * Asks what became of it.
     *
     * @param now read just before by the database's clock: only then does it tell whether "never heard of it" is final
     */
    Uni<Finding> ask(Payment payment, Operation operation, Instant now) {
        return acquirer.status(
                        SendAttempt.errand(payment, payment.approved().orElseThrow(), now.plus(QUESTION)),
                        operation.reference(),
                        kind(operation))
                .map(standing -> Finding.of(operation.id(), standing, now.isAfter(operation.sendBefore())));
    }

    private static StepKind kind(Operation operation) {
        return switch (operation.type()) {
            case CAPTURE -> StepKind.CAPTURE;
            case REFUND -> StepKind.REFUND;
            case CANCELLATION -> StepKind.VOID;
        };
    }
}

package io.mintmark.session.payments.domain;

import io.mintmark.session.money.domain.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An amount that a merchant wants to be paid: the intent, the attempts to authorize it, and the operations on what was
 * authorized. Every change gives the next version; changes are made under a lock on the payment, so that what is taken
 * never exceeds what is held, and what is given back never what was taken.
 *
 * @param merchant the number of the merchant it belongs to
 * @param attempts in order
 * @param operations in order
 */
public record Payment(
        PaymentId id,
        long merchant,
        PaymentTerms terms,
        Standing standing,
        List<Attempt> attempts,
        List<Operation> operations,
        Instant createdAt,
        Instant updatedAt,
        long sequence) {
    public Payment {
        attempts = List.copyOf(attempts);
        operations = List.copyOf(operations);
        if (standing.captured() > terms.amount().value()) {
            throw new IllegalArgumentException("more is taken than was authorized");
        }
    }

    /** One about which nothing is decided. */
    public static Payment begin(PaymentId id, long merchant, PaymentTerms terms, Instant now) {
        return new Payment(id, merchant, terms, Standing.none(), List.of(), List.of(), now, now, 1);
    }

    public PaymentStatus status() {
        return standing.status();
    }

    /** The amount that this number of minor units is. */
    public Money money(long value) {
        return new Money(value, terms.amount().currency());
    }

    /** The attempt of this id; fails if it is none of ours. */
    public Attempt attempt(String attemptId) {
        return attempts.stream()
                .filter(attempt -> attempt.id().equals(attemptId))
                .findFirst()
                .orElseThrow();
    }

    /** The operation of this id; fails if it is none of ours. */
    public Operation operation(String operationId) {
        return operations.stream()
                .filter(operation -> operation.id().equals(operationId))
                .findFirst()
                .orElseThrow();
    }

    /** The attempt that holds, or held, the amount. */
    public Optional<Attempt> approved() {
        return attempts.stream()
                .filter(attempt -> attempt.status() == Attempt.Status.APPROVED && !attempt.givenUp())
                .findFirst();
    }

    /** The same for other terms, with another card; fails with {@link AttemptStands} while an earlier one may stand. */
    public Payment revise(PaymentTerms others) {
        if (attempts.stream().anyMatch(Attempt::stands)) {
            throw new AttemptStands();
        }
        return new Payment(id, merchant, others, standing, attempts, operations, createdAt, updatedAt, sequence);
    }

    /** The same now that this is known of the card that pays. */
    public Payment withCard(PaymentTerms.CardFacts facts) {
        return new Payment(
                id, merchant, terms.withCard(facts), standing, attempts, operations, createdAt, updatedAt, sequence);
    }

    /** Another try; fails with {@link AttemptStands} while an earlier one may hold the amount. */
    public Payment tryAgain(Attempt next) {
        if (status() != PaymentStatus.PENDING) {
            throw new PaymentMoveRefused(status(), "attempt");
        }
        if (attempts.stream().anyMatch(Attempt::stands)) {
            throw new AttemptStands();
        }
        return with(standing, Stream.concat(attempts.stream(), Stream.of(next)).toList(), operations);
    }

    /** The first attempt comes with the payment: both are its first version. */
    public Payment asFirstVersion() {
        return new Payment(id, merchant, terms, standing, attempts, operations, createdAt, updatedAt, 1);
    }

    /** The same with a newer version of one of its attempts. */
    public Payment with(Attempt changed) {
        return with(
                standing,
                attempts.stream()
                        .map(attempt -> attempt.id().equals(changed.id()) ? changed : attempt)
                        .toList(),
                operations);
    }

    /**
     * An approved attempt pays for it. Where nothing is held, nothing expires.
     *
     * @param createdInstrument the card that was saved with it
     * @param lifetime of an authorization
     */
    public Payment approve(Attempt approved, @Nullable String createdInstrument, Duration lifetime) {
        Attempt.Answer answer = java.util.Objects.requireNonNull(approved.answer());
        Standing.Confirmation consent = new Standing.Confirmation(
                answer.authorizationCode() == null ? answer.responseCode() : answer.authorizationCode(),
                answer.networkTransactionId(),
                answer.at());
        long taken = approved.capture() ? terms.amount().value() : 0;
        return with(
                standing.approved(
                        approved.capture() ? PaymentStatus.CAPTURED : PaymentStatus.AUTHORIZED,
                        taken,
                        consent,
                        createdInstrument,
                        terms.amount().value() == 0 ? null : answer.at().plus(lifetime)),
                attempts,
                operations);
    }

    /** The payer has a challenge to answer. */
    public Payment requireAction() {
        return with(standing.to(PaymentStatus.REQUIRES_ACTION), attempts, operations);
    }

    /** The payer is back from the challenge of this attempt. */
    public Payment resume(Attempt completing) {
        return with(completing).sameVersion(standing.to(PaymentStatus.PENDING));
    }

    /** Whether it waits for a payer whom no session looks after: then its merchant may call it off. */
    public boolean waitsForPayerAlone() {
        return status() == PaymentStatus.REQUIRES_ACTION && terms.session() == null;
    }

    /** The attempt that waits for its payer. */
    public Optional<Attempt> challenged() {
        return attempts.stream().filter(Attempt::awaitsPayer).findFirst();
    }

    /** Nobody pays. */
    public Payment refuse(Refusal why) {
        return with(standing.refused(why), attempts, operations);
    }

    /** Called off before anything was authorized. */
    public Payment cancel() {
        return with(standing.to(PaymentStatus.CANCELED), attempts, operations);
    }

    /**
     * Begins an operation.
     *
     * @param now decides whether the authorization is still good
     * @throws PaymentMoveRefused where it stands it cannot be done, or another operation is in the way
     * @throws AmountExceeded if more is wanted than is left
     * @throws AuthorizationExpired if a capture comes too late
     */
    public Payment begin(Operation operation, Instant now) {
        switch (operation.type()) {
            case CAPTURE -> checkCapture(operation, now);
            case REFUND -> checkRefund(operation);
            case CANCELLATION -> checkCancellation();
        }
        return with(
                standing,
                attempts,
                Stream.concat(operations.stream(), Stream.of(operation)).toList());
    }

    private void checkCapture(Operation operation, Instant now) {
        boolean mayBeTaken = status() == PaymentStatus.AUTHORIZED || status() == PaymentStatus.CAPTURED;
        if (!mayBeTaken || isPending(Operation.Type.CANCELLATION)) {
            throw new PaymentMoveRefused(status(), "capture");
        }
        Instant until = standing.authorizationExpiresAt();
        if (until != null && !now.isBefore(until)) {
            throw new AuthorizationExpired();
        }
        require(operation, capturable());
    }

    private void checkRefund(Operation operation) {
        if (status() != PaymentStatus.CAPTURED) {
            throw new PaymentMoveRefused(status(), "refund");
        }
        require(operation, refundable());
    }

    private void checkCancellation() {
        if (status() != PaymentStatus.AUTHORIZED
                || isPending(Operation.Type.CAPTURE)
                || isPending(Operation.Type.CANCELLATION)) {
            throw new PaymentMoveRefused(status(), "cancellation");
        }
    }

    private static void require(Operation operation, long left) {
        if (operation.amount().value() > left || operation.amount().value() == 0) {
            throw new AmountExceeded(
                    operation.type(), new Money(left, operation.amount().currency()));
        }
    }

    /** What may still be taken, what is being taken now left out; in minor units. */
    public long capturable() {
        return terms.amount().value() - standing.captured() - pending(Operation.Type.CAPTURE);
    }

    /** What may still be given back, what is being given back now left out; in minor units. */
    public long refundable() {
        return standing.captured() - standing.refunded() - pending(Operation.Type.REFUND);
    }

    private long pending(Operation.Type type) {
        return operations.stream()
                .filter(Operation::isPending)
                .filter(operation -> operation.type() == type)
                .mapToLong(operation -> operation.amount().value())
                .sum();
    }

    private boolean isPending(Operation.Type type) {
        Predicate<Operation> wanted = operation -> operation.type() == type;
        return operations.stream().filter(Operation::isPending).anyMatch(wanted);
    }

    /** An operation was done, or will never be. */
    public Payment end(Operation operation, boolean succeeded, @Nullable String responseCode) {
        Operation ended = operation.end(succeeded, responseCode);
        List<Operation> now = operations.stream()
                .map(one -> one.id().equals(ended.id()) ? ended : one)
                .toList();
        Payment after = with(succeeded ? after(operation) : standing, attempts, now);
        return after.isGivenBack() ? after.sameVersion(after.standing.to(PaymentStatus.REFUNDED)) : after;
    }

    private Standing after(Operation done) {
        return switch (done.type()) {
            case CAPTURE -> standing.taken(done.amount().value());
            case REFUND -> standing.givenBack(done.amount().value());
            case CANCELLATION -> standing.to(done.forExpiry() ? PaymentStatus.EXPIRED : PaymentStatus.CANCELED);
        };
    }

    /** Whether all that was taken is given back; while more is being taken, nobody knows that. */
    private boolean isGivenBack() {
        return status() == PaymentStatus.CAPTURED
                && standing.refunded() == standing.captured()
                && !isPending(Operation.Type.CAPTURE);
    }

    private Payment sameVersion(Standing next) {
        return new Payment(id, merchant, terms, next, attempts, operations, createdAt, updatedAt, sequence);
    }

    /** The same version with the time at which it was stored. */
    public Payment storedAt(Instant time) {
        return new Payment(id, merchant, terms, standing, attempts, operations, createdAt, time, sequence);
    }

    private Payment with(Standing next, List<Attempt> tries, List<Operation> done) {
        return new Payment(id, merchant, terms, next, tries, done, createdAt, updatedAt, sequence + 1);
    }
}

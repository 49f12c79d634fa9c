package io.mintmark.session.payments.application;

import io.mintmark.platform.id.Ids;
import io.mintmark.platform.idempotency.Idempotency;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.runtime.Detached;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.acquirer.application.AskAgain;
import io.mintmark.session.acquirer.application.Finding;
import io.mintmark.session.money.domain.Money;
import io.mintmark.session.payments.domain.Operation;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Captures, refunds and cancels, for the merchant. What is taken or given back is reserved before it is sent. */
@Singleton
public class OperatePayment {
    private record Begun(Payment payment, Operation operation) {}

    private static final Logger LOG = Logger.getLogger(OperatePayment.class);
    /** Within what a caller waits for. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(12);

    private final Transactions transactions;
    private final Payments payments;
    private final PaymentChanges changes;
    private final SendOperation send;
    private final ConcludeOperation conclude;
    private final ConcludePayment ends;
    private final Idempotency idempotency;
    private final AskAgain askAgain;
    private final Ids ids;
    private final PaymentConfig config;

    OperatePayment(
            Transactions transactions,
            Payments payments,
            PaymentChanges changes,
            SendOperation send,
            ConcludeOperation conclude,
            ConcludePayment ends,
            Idempotency idempotency,
            AskAgain askAgain,
            Ids ids,
            PaymentConfig config) {
        this.transactions = transactions;
        this.payments = payments;
        this.changes = changes;
        this.send = send;
        this.conclude = conclude;
        this.ends = ends;
        this.idempotency = idempotency;
        this.askAgain = askAgain;
        this.ids = ids;
        this.config = config;
    }

    /**
     * Does it once per idempotency key, and gives the payment as it stands then; the operation may still be pending.
     *
     * @param wanted how much; null for all that there is
     * @throws io.mintmark.session.payments.domain.PaymentMoveRefused where the payment stands it cannot be done
     * @throws io.mintmark.session.payments.domain.AmountExceeded if more is wanted than is left
     * @throws io.mintmark.session.payments.domain.AuthorizationExpired if a capture comes too late
     */
    public Uni<Payment> operate(
            MerchantId merchant, PaymentId id, Operation.Type type, @Nullable Money wanted, IdempotentRequest request) {
        return Detached.of(
                transactions
                        .asMerchant(merchant, tx -> begin(tx, merchant, id, type, wanted, request))
                        .chain(begun -> begun.isPresent() ? finish(merchant, begun.get()) : find(merchant, id)),
                ANSWER_WITHIN,
                () -> find(merchant, id));
    }

    private Uni<Payment> find(MerchantId merchant, PaymentId id) {
        return transactions.asMerchant(merchant, tx -> payments.find(tx, merchant, id)
                .map(found -> found.orElseThrow().payment()));
    }

    /** Empty for a replay, and where nothing is to be sent. */
    private Uni<Optional<Begun>> begin(
            SqlConnection tx,
            MerchantId merchant,
            PaymentId id,
            Operation.Type type,
            @Nullable Money wanted,
            IdempotentRequest request) {
        String operationId = ids.next(Operation.PREFIX);
        return idempotency.once(
                tx,
                request,
                operationId,
                () -> changes.lock(tx, merchant, id).chain(seen -> reserve(tx, seen, operationId, type, wanted)),
                earlier -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<Begun>> reserve(
            SqlConnection tx, Payments.Seen seen, String id, Operation.Type type, @Nullable Money wanted) {
        Payment payment = seen.payment();
        if (type == Operation.Type.CANCELLATION && payment.waitsForPayerAlone()) {
            return ends.cancel(tx, payment).replaceWith(Optional.empty());
        }
        return begin(tx, payment, operation(payment, id, type, wanted, seen.now(), false), seen.now());
    }

    private Uni<Optional<Begun>> begin(SqlConnection tx, Payment payment, Operation operation, Instant now) {
        Payment reserved = payment.begin(operation, now);
        return payments.add(tx, payment, operation, config.sendLease())
                .chain(() -> changes.keep(tx, reserved))
                .map(stored -> Optional.of(new Begun(stored, operation)));
    }

    private Operation operation(
            Payment payment, String id, Operation.Type type, @Nullable Money wanted, Instant now, boolean forExpiry) {
        return new Operation(
                id,
                type,
                wanted == null ? all(payment, type) : wanted,
                Operation.Status.PENDING,
                forExpiry,
                now.plus(config.sendWithin()),
                null,
                now);
    }

    /** An operation on nothing is refused by the payment, not by this. */
    private static Money all(Payment payment, Operation.Type type) {
        return switch (type) {
            case CAPTURE -> payment.money(Math.max(payment.capturable(), 0));
            case REFUND -> payment.money(Math.max(payment.refundable(), 0));
            case CANCELLATION -> payment.terms().amount();
        };
    }

    /** Lets go of an authorization that nobody captured in time; nothing if something has happened to it meanwhile. */
    Uni<Void> expire(Payment overdue) {
        MerchantId merchant = new MerchantId(overdue.merchant());
        return transactions
                .asMerchant(merchant, tx -> changes.lock(tx, merchant, overdue.id())
                        .chain(seen -> seen.payment().sequence() == overdue.sequence()
                                ? begin(
                                        tx,
                                        seen.payment(),
                                        operation(
                                                seen.payment(),
                                                ids.next(Operation.PREFIX),
                                                Operation.Type.CANCELLATION,
                                                null,
                                                seen.now(),
                                                true),
                                        seen.now())
                                : Uni.createFrom().item(Optional.<Begun>empty())))
                .chain(begun -> begun.isPresent()
                        ? finish(merchant, begun.get()).replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private Uni<Payment> finish(MerchantId merchant, Begun begun) {
        Payment payment = begun.payment();
        Operation operation = begun.operation();
        return send.send(payment, operation)
                .chain(found -> found instanceof Finding.Open
                        ? ask(merchant, payment, operation)
                        : Uni.createFrom().item(found))
                .chain(found -> conclude.conclude(merchant, payment.id(), operation, found))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("%s is left to the janitor: %s", operation.id(), failure.toString());
                    return Uni.createFrom().item(payment);
                });
    }

    private Uni<Finding> ask(MerchantId merchant, Payment payment, Operation operation) {
        return askAgain.until(
                merchant,
                payments::clock,
                operation.sendBefore().plus(config.askFor()),
                config.askAgain(),
                now -> send.ask(payment, operation, now));
    }
}

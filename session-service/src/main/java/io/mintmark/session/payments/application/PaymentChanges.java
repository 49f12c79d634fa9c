package io.mintmark.session.payments.application;

import io.mintmark.platform.events.Outbox;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentId;
import io.mintmark.session.payments.messaging.PaymentEvents;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** How every change of a payment is made: under its lock, and announced in the same transaction. */
@Singleton
class PaymentChanges {
    private final Payments payments;
    private final Outbox outbox;
    private final PaymentEvents events;

    PaymentChanges(Payments payments, Outbox outbox, PaymentEvents events) {
        this.payments = payments;
        this.outbox = outbox;
        this.events = events;
    }

    /** The payment, locked; 404 for an unknown or foreign one. */
    Uni<Payments.Seen> lock(SqlConnection tx, MerchantId merchant, PaymentId id) {
        return payments.lock(tx, merchant, id).map(found -> found.orElseThrow(() -> Problem.notFound("payment")));
    }

    /** Stores a change that moves the payment, or says otherwise what happened, and its event. */
    Uni<Payment> announce(SqlConnection tx, Payment before, Payment after, @Nullable String change) {
        return payments.save(tx, after)
                .call(stored -> outbox.append(tx, events.changed(before.status(), stored, change)));
    }

    /** Stores a change that is nobody's news. */
    Uni<Payment> keep(SqlConnection tx, Payment after) {
        return payments.save(tx, after);
    }

    /** Stores a new payment and its event. */
    Uni<Payment> begun(SqlConnection tx, Payment stored) {
        return outbox.append(tx, events.begun(stored)).replaceWith(stored);
    }
}

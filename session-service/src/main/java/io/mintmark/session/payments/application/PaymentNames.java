package io.mintmark.session.payments.application;

import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.payments.domain.PaymentOrder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Sees to it that each of a merchant's own names belongs to one payment, or to the session that will have it. */
@Singleton
public class PaymentNames {
    private final Payments payments;

    PaymentNames(Payments payments) {
        this.payments = payments;
    }

    /**
     * Takes an order's names.
     *
     * @param owner the payment's id, or the session's
     * @param place of the order in the request, as the beginning of a JSON pointer
     * @throws Problem 409 {@code duplicate_reference} or {@code duplicate_invoice_number} for somebody else's names
     */
    public Uni<Void> take(SqlConnection tx, MerchantId merchant, PaymentOrder order, String owner, String place) {
        return payments.takeNames(tx, merchant, order.referenceId(), order.invoiceNumber(), owner)
                .invoke(taken -> refuse(taken, place))
                .replaceWithVoid();
    }

    private static void refuse(List<String> taken, String place) {
        List<FieldError> errors = new ArrayList<>();
        if (taken.contains("reference")) {
            errors.add(
                    new FieldError(place + "/referenceId", "duplicate_reference", "Each reference names one payment."));
        }
        if (taken.contains("invoice")) {
            errors.add(new FieldError(
                    place + "/invoiceNumber", "duplicate_invoice_number", "Each invoice is paid by one payment."));
        }
        if (!errors.isEmpty()) {
            throw Problem.conflict(
                    errors.get(0).code(), "Another payment has this name.", errors.toArray(FieldError[]::new));
        }
    }
}

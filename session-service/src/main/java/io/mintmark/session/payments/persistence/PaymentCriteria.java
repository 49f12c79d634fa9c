package io.mintmark.session.payments.persistence;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.session.payments.domain.PaymentQuery;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Builds a {@code where} clause; values travel as parameters only. */
final class PaymentCriteria {
    private final StringBuilder sql = new StringBuilder();
    private final Tuple values = Tuple.tuple();

    PaymentCriteria(PaymentQuery query, Cursors.@Nullable Position after) {
        sql.append("p.merchant_id = ").append(parameter(query.merchant()));
        equal("p.reference_id", query.referenceId());
        equal("p.invoice_number", query.invoiceNumber());
        equal("p.status", query.status() == null ? null : query.status().label());
        equal("p.customer_id", query.customerId());
        equal("p.session_id", query.sessionId());
        equal("p.instrument_id", query.instrument());
        equal("p.device_id", query.deviceId());
        if (query.from() != null) {
            and("p.created_at >= " + parameter(query.from().atOffset(ZoneOffset.UTC)));
        }
        if (query.until() != null) {
            and("p.created_at <= " + parameter(query.until().atOffset(ZoneOffset.UTC)));
        }
        if (after != null) {
            String time = parameter(after.createdAt().atOffset(ZoneOffset.UTC));
            and("(p.created_at, p.id) < (" + time + ", " + parameter(after.id()) + ")");
        }
    }

    private void equal(String column, @Nullable String value) {
        if (value != null) {
            and(column + " = " + parameter(value));
        }
    }

    private void and(String condition) {
        sql.append(" and ").append(condition);
    }

    /** Adds a value and gives its place. */
    String parameter(Object value) {
        values.addValue(value);
        return "$" + values.size();
    }

    String sql() {
        return sql.toString();
    }

    Tuple values() {
        return values;
    }
}

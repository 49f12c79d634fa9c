package io.mintmark.session.sessions.persistence;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.session.sessions.domain.SessionQuery;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Builds a {@code where} clause; values travel as parameters only. */
final class Criteria {
    private final StringBuilder sql = new StringBuilder();
    private final Tuple values = Tuple.tuple();

    private Criteria() {}

    static Criteria of(SessionQuery query) {
        Criteria criteria = new Criteria();
        criteria.sql.append("merchant_id = ").append(criteria.parameter(query.merchant()));
        criteria.equal("reference_id", query.referenceId());
        criteria.equal("type", query.type());
        criteria.equal("status", query.status() == null ? null : query.status().label());
        criteria.equal("device_id", query.deviceId());
        criteria.equal("customer_id", query.customerId());
        if (query.from() != null) {
            criteria.and("created_at >= " + criteria.parameter(query.from().atOffset(ZoneOffset.UTC)));
        }
        if (query.until() != null) {
            criteria.and("created_at <= " + criteria.parameter(query.until().atOffset(ZoneOffset.UTC)));
        }
        return criteria;
    }

    Criteria after(Cursors.@Nullable Position position) {
        if (position != null) {
            String time = parameter(position.createdAt().atOffset(ZoneOffset.UTC));
            and("(created_at, id) < (" + time + ", " + parameter(position.id()) + ")");
        }
        return this;
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

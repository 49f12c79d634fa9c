package io.mintmark.webhook.delivery.persistence;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.webhook.delivery.application.Deliveries.Filter;
import io.mintmark.webhook.delivery.application.DeliveryDetails;
import io.mintmark.webhook.delivery.application.DeliveryDetails.AttemptDetails;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pages of a merchant's deliveries. Only given filters are in the statement, so that each kind of page has its own plan. */
@Singleton
class DeliveryPages {
    private static final String SELECT =
            """
            select d.*, coalesce(e.url, d.url) as shown_url
            from webhook_delivery d
            left join webhook_endpoint e on e.id = d.endpoint_id and e.merchant_id = d.merchant_id
            where d.merchant_id = $1""";

    Uni<List<DeliveryDetails>> read(
            SqlConnection tx, MerchantId merchant, Filter filter, Cursors.@Nullable Position after, int limit) {
        StringBuilder sql = new StringBuilder(SELECT);
        Tuple arguments = Tuple.of(merchant.value());
        only(sql, arguments, "d.event_id", filter.event());
        only(sql, arguments, "d.endpoint_id", filter.endpoint());
        only(sql, arguments, "d.status", filter.status());
        if (after != null) {
            arguments
                    .addOffsetDateTime(after.createdAt().atOffset(ZoneOffset.UTC))
                    .addString(after.id());
            int last = arguments.size();
            sql.append(" and (d.created_at, d.id) < ($")
                    .append(last - 1)
                    .append(", $")
                    .append(last)
                    .append(')');
        }
        arguments.addInteger(limit + 1);
        sql.append(" order by d.created_at desc, d.id desc limit $").append(arguments.size());
        return tx.preparedQuery(sql.toString()).execute(arguments).chain(rows -> withAttempts(tx, merchant, rows));
    }

    private static void only(StringBuilder sql, Tuple arguments, String column, @Nullable String value) {
        if (value != null) {
            arguments.addString(value);
            sql.append(" and ").append(column).append(" = $").append(arguments.size());
        }
    }

    private static Uni<List<DeliveryDetails>> withAttempts(SqlConnection tx, MerchantId merchant, RowSet<Row> rows) {
        List<String> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.getString("id")));
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.preparedQuery(QueueSql.ATTEMPTS)
                .execute(Tuple.of(merchant.value(), ids.toArray(String[]::new)))
                .map(attempts -> {
                    Map<String, List<AttemptDetails>> byDelivery = new HashMap<>();
                    attempts.forEach(row -> byDelivery
                            .computeIfAbsent(row.getString("delivery_id"), id -> new ArrayList<>())
                            .add(DeliveryRows.attempt(row)));
                    List<DeliveryDetails> details = new ArrayList<>();
                    rows.forEach(row -> details.add(
                            DeliveryRows.details(row, byDelivery.getOrDefault(row.getString("id"), List.of()))));
                    return details;
                });
    }
}

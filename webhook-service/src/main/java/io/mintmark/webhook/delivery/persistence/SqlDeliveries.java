package io.mintmark.webhook.delivery.persistence;

import io.mintmark.platform.id.Ids;
import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.webhook.delivery.application.Deliveries;
import io.mintmark.webhook.delivery.application.DeliveryDetails;
import io.mintmark.webhook.delivery.application.Lease;
import io.mintmark.webhook.delivery.application.NewDelivery;
import io.mintmark.webhook.delivery.domain.DeliveryState;
import io.mintmark.webhook.delivery.domain.Verdict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queue in Postgres. */
@Singleton
class SqlDeliveries implements Deliveries {
    private final Ids ids;
    private final DeliveryPages pages;

    SqlDeliveries(Ids ids, DeliveryPages pages) {
        this.ids = ids;
        this.pages = pages;
    }

    @Override
    public Uni<Void> add(SqlConnection tx, List<NewDelivery> deliveries) {
        if (deliveries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows = deliveries.stream().map(this::row).toList();
        return tx.preparedQuery(QueueSql.INSERT).executeBatch(rows).replaceWithVoid();
    }

    private Tuple row(NewDelivery delivery) {
        DeliveryState state = delivery.held() ? DeliveryState.HELD : DeliveryState.PENDING;
        return Tuple.tuple()
                .addString(ids.next("dlv"))
                .addLong(delivery.merchant())
                .addString(delivery.eventId())
                .addString(delivery.eventType())
                .addString(delivery.endpointId())
                .addString(delivery.url())
                .addString(delivery.queue())
                .addString(state.label());
    }

    @Override
    public Uni<List<Lease>> claim(SqlConnection tx, Room room, Duration lease) {
        List<String> queues = List.copyOf(room.placesOf().keySet());
        Integer[] places = queues.stream().map(room.placesOf()::get).toArray(Integer[]::new);
        Tuple arguments = Tuple.tuple()
                .addArrayOfString(queues.toArray(String[]::new))
                .addArrayOfInteger(places)
                .addInteger(room.places())
                .addInteger(room.total())
                .addString(room.after())
                .addLong(lease.toMillis());
        return tx.preparedQuery(QueueSql.CLAIM).execute(arguments).map(rows -> {
            List<Lease> leases = new ArrayList<>();
            rows.forEach(row -> leases.add(DeliveryRows.lease(row)));
            return leases;
        });
    }

    @Override
    public Uni<Optional<DeliveryDetails>> settle(SqlConnection tx, Settlement settlement) {
        return tx.preparedQuery(QueueSql.SETTLE).execute(arguments(settlement)).map(rows -> {
            RowIterator<Row> moved = rows.iterator();
            return moved.hasNext() ? Optional.of(DeliveryRows.details(moved.next(), List.of())) : Optional.empty();
        });
    }

    @Override
    public Uni<List<Boolean>> settleAll(SqlConnection tx, List<Settlement> settlements) {
        List<Tuple> arguments =
                settlements.stream().map(SqlDeliveries::arguments).toList();
        return tx.preparedQuery(QueueSql.SETTLE).executeBatch(arguments).map(first -> {
            List<Boolean> moved = new ArrayList<>();
            for (RowSet<Row> rows = first; rows != null; rows = rows.next()) {
                moved.add(rows.size() > 0);
            }
            return moved;
        });
    }

    private static Tuple arguments(Settlement settlement) {
        Lease lease = settlement.lease();
        Outcome outcome = settlement.outcome();
        Duration delay = settlement.verdict().delay();
        return Tuple.tuple()
                .addString(lease.deliveryId())
                .addUUID(lease.leaseId())
                .addString(settlement.verdict().state().label())
                .addLong(delay == null ? null : delay.toMillis())
                .addInteger(outcome.status())
                .addString(outcome.error())
                .addLong(lease.merchant())
                .addInteger(lease.attempt())
                .addOffsetDateTime(outcome.startedAt().atOffset(ZoneOffset.UTC))
                .addInteger(Math.toIntExact(outcome.took().toMillis()));
    }

    @Override
    public Uni<Void> settleUnattempted(SqlConnection tx, Lease lease, Verdict verdict, @Nullable String reason) {
        Tuple arguments =
                Tuple.of(lease.deliveryId(), lease.leaseId(), verdict.state().label(), reason);
        return tx.preparedQuery(QueueSql.SETTLE_UNATTEMPTED).execute(arguments).replaceWithVoid();
    }

    @Override
    public Uni<Integer> reap(SqlConnection tx) {
        return tx.query(QueueSql.REAP).execute().map(rows -> rows.rowCount());
    }

    @Override
    public Uni<List<DeliveryDetails>> page(
            SqlConnection tx, MerchantId merchant, Filter filter, Cursors.@Nullable Position after, int limit) {
        return pages.read(tx, merchant, filter, after, limit);
    }
}

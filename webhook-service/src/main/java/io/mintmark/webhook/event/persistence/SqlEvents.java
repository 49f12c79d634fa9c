package io.mintmark.webhook.event.persistence;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.webhook.event.application.Events;
import io.mintmark.webhook.event.domain.WebhookEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events with the SQL client. */
@Singleton
class SqlEvents implements Events {
    private static final String COLUMNS = "id, merchant_id, type, aggregate_id, sequence, created_at, body";
    private static final String INSERT =
            "insert into webhook_event (" + COLUMNS + ") select * from unnest($1::text[], $2::bigint[], $3::text[],"
                    + " $4::text[], $5::bigint[], $6::timestamptz[], $7::bytea[])";
    private static final String FIND = "select " + COLUMNS + " from webhook_event where merchant_id = $1 and id = $2";
    private static final String FIRST_PAGE = "select " + COLUMNS
            + " from webhook_event where merchant_id = $1 order by created_at desc, id desc limit $2";
    private static final String NEXT_PAGE = "select " + COLUMNS
            + " from webhook_event where merchant_id = $1 and (created_at, id) < ($3, $4)"
            + " order by created_at desc, id desc limit $2";

    @Override
    public Uni<Void> add(SqlConnection tx, List<WebhookEvent> events) {
        Tuple columns = Tuple.tuple()
                .addArrayOfString(events.stream().map(WebhookEvent::id).toArray(String[]::new))
                .addArrayOfLong(events.stream().map(WebhookEvent::merchant).toArray(Long[]::new))
                .addArrayOfString(events.stream().map(WebhookEvent::type).toArray(String[]::new))
                .addArrayOfString(events.stream().map(WebhookEvent::aggregateId).toArray(String[]::new))
                .addArrayOfLong(events.stream().map(WebhookEvent::sequence).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(events.stream()
                        .map(event -> event.createdAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addValue(events.stream()
                        .map(event -> Buffer.buffer(event.body()))
                        .toArray(Buffer[]::new));
        return tx.preparedQuery(INSERT).execute(columns).replaceWithVoid();
    }

    @Override
    public Uni<Optional<WebhookEvent>> find(SqlConnection tx, MerchantId merchant, String id) {
        return tx.preparedQuery(FIND).execute(Tuple.of(merchant.value(), id)).map(rows -> Optional.of(rows.iterator())
                .filter(found -> found.hasNext())
                .map(found -> read(found.next())));
    }

    @Override
    public Uni<List<WebhookEvent>> page(
            SqlConnection tx, MerchantId merchant, Cursors.@Nullable Position after, int limit) {
        Tuple arguments = Tuple.of(merchant.value(), limit + 1);
        if (after != null) {
            arguments
                    .addOffsetDateTime(after.createdAt().atOffset(ZoneOffset.UTC))
                    .addString(after.id());
        }
        return tx.preparedQuery(after == null ? FIRST_PAGE : NEXT_PAGE)
                .execute(arguments)
                .map(rows -> {
                    List<WebhookEvent> events = new ArrayList<>();
                    rows.forEach(row -> events.add(read(row)));
                    return events;
                });
    }

    private static WebhookEvent read(Row row) {
        return new WebhookEvent(
                row.getString("id"),
                row.getLong("merchant_id"),
                row.getString("type"),
                row.getString("aggregate_id"),
                row.getLong("sequence"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getBuffer("body").getBytes());
    }
}

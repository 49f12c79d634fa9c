package io.mintmark.webhook.delivery.persistence;

import io.mintmark.webhook.delivery.application.DeliveryDetails;
import io.mintmark.webhook.delivery.application.DeliveryDetails.AttemptDetails;
import io.mintmark.webhook.delivery.application.Lease;
import io.mintmark.webhook.delivery.domain.DeliveryState;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows of the queue. */
final class DeliveryRows {
    private static final String ENABLED = "enabled";

    private DeliveryRows() {}

    static Lease lease(Row row) {
        return new Lease(
                row.getString("id"),
                row.getUUID("lease_id"),
                row.getLong("merchant_id"),
                row.getString("event_id"),
                row.getString("event_type"),
                row.getString("endpoint_id"),
                row.getString("url"),
                row.getString("queue"),
                row.getInteger("attempt"),
                Duration.ofMillis(row.getLong("age_ms")),
                row.getBuffer("body").getBytes(),
                receiver(row));
    }

    private static Lease.@Nullable Receiver receiver(Row row) {
        String url = row.getString("endpoint_url");
        return url == null
                ? null
                : new Lease.Receiver(
                        url,
                        ENABLED.equals(row.getString("endpoint_status")),
                        row.getBuffer("sealed_secret").getBytes());
    }

    static DeliveryDetails details(Row row, List<AttemptDetails> attempts) {
        DeliveryState state = DeliveryState.of(row.getString("status"));
        return new DeliveryDetails(
                row.getString("id"),
                row.getString("event_id"),
                row.getString("event_type"),
                row.getString("endpoint_id"),
                row.getString("shown_url"),
                state,
                row.getLong("sequence"),
                row.getInteger("attempt"),
                row.getInteger("last_status"),
                row.getString("last_error"),
                state == DeliveryState.PENDING ? row.getOffsetDateTime("due_at").toInstant() : null,
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                attempts);
    }

    static AttemptDetails attempt(Row row) {
        return new AttemptDetails(
                row.getInteger("number"),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getInteger("status_code"),
                row.getString("error"),
                row.getInteger("duration_ms"),
                row.getBoolean("superseded"));
    }
}

package io.mintmark.webhook.endpoint.persistence;

import io.mintmark.contracts.EventType;
import io.mintmark.contracts.webhook.WebhookEndpointEventData;
import io.mintmark.contracts.webhook.WebhookEndpointView;
import io.mintmark.platform.events.Event;
import io.mintmark.platform.events.Outbox;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.webhook.endpoint.application.DisableEndpoint;
import io.mintmark.webhook.endpoint.application.Subscriptions;
import io.mintmark.webhook.endpoint.domain.EndpointStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The register as the flows read and change it. */
@Singleton
class SqlSubscriptions implements Subscriptions, DisableEndpoint {
    private static final String OF_MERCHANT =
            "select id, url, event_types, status from webhook_endpoint where merchant_id = $1";
    private static final String DISABLE =
            """
            update webhook_endpoint set status = 'disabled', sequence = sequence + 1, updated_at = now()
            where id = $1 and status = 'enabled'
            returning id, merchant_id, url, event_types, description, status, sequence, created_at, updated_at""";
    /** Rows that another transaction works on settle by themselves: whoever leases them finds the endpoint disabled. */
    private static final String EXPEDITE =
            """
            update webhook_delivery set due_at = now(), updated_at = now()
            where id in (select id from webhook_delivery where endpoint_id = $1 and status = 'pending'
                         for update skip locked)""";

    private final Outbox outbox;

    SqlSubscriptions(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<List<Subscription>> of(SqlConnection tx, MerchantId merchant) {
        return tx.preparedQuery(OF_MERCHANT).execute(Tuple.of(merchant.value())).map(rows -> {
            List<Subscription> subscriptions = new ArrayList<>();
            rows.forEach(row -> subscriptions.add(new Subscription(
                    row.getString("id"),
                    row.getString("url"),
                    List.of(row.getArrayOfStrings("event_types")),
                    EndpointStatus.of(row.getString("status")) == EndpointStatus.ENABLED)));
            return subscriptions;
        });
    }

    @Override
    public Uni<Void> disable(SqlConnection tx, String endpointId, String reason) {
        return tx.preparedQuery(DISABLE).execute(Tuple.of(endpointId)).chain(rows -> {
            RowIterator<Row> found = rows.iterator();
            if (!found.hasNext()) {
                return Uni.createFrom().voidItem();
            }
            return outbox.append(tx, disabled(found.next(), reason))
                    .chain(() -> tx.preparedQuery(EXPEDITE).execute(Tuple.of(endpointId)))
                    .replaceWithVoid();
        });
    }

    private static Event disabled(Row row, String reason) {
        WebhookEndpointView view = new WebhookEndpointView(
                row.getString("id"),
                row.getString("url"),
                List.of(row.getArrayOfStrings("event_types")),
                row.getString("description"),
                row.getString("status"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
        return new Event(
                EventType.WEBHOOK_ENDPOINT_DISABLED,
                view.id(),
                new MerchantId(row.getLong("merchant_id")),
                row.getLong("sequence"),
                new WebhookEndpointEventData(view, EndpointStatus.ENABLED.label(), reason));
    }
}

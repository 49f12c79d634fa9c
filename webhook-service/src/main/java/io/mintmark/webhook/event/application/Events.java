package io.mintmark.webhook.event.application;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.webhook.event.domain.WebhookEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events that merchants are told of. */
public interface Events {
    /** Stores new events; a second one with the id of another is refused, and all with it. */
    Uni<Void> add(SqlConnection tx, List<WebhookEvent> events);

    /** The merchant's event with this id. */
    Uni<Optional<WebhookEvent>> find(SqlConnection tx, MerchantId merchant, String id);

    /** Up to {@code limit + 1} of the merchant's events, newest first, after this position. */
    Uni<List<WebhookEvent>> page(SqlConnection tx, MerchantId merchant, Cursors.@Nullable Position after, int limit);
}

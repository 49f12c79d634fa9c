package io.mintmark.webhook.event.application;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.paging.Page;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.webhook.event.domain.WebhookEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Reads a merchant's events. */
@Singleton
public class FindEvents {
    private final Transactions transactions;
    private final Events events;
    private final Cursors cursors;

    FindEvents(Transactions transactions, Events events, Cursors cursors) {
        this.transactions = transactions;
        this.events = events;
        this.cursors = cursors;
    }

    /** One event; 404 if there is none or it is another merchant's. */
    public Uni<WebhookEvent> byId(MerchantId merchant, String id) {
        return transactions
                .asMerchant(merchant, tx -> events.find(tx, merchant, id))
                .map(found -> found.orElseThrow(() -> Problem.notFound("event")));
    }

    /** A page, newest first; 400 for a cursor that is not ours. */
    public Uni<Page<WebhookEvent>> page(MerchantId merchant, @Nullable String cursor, int limit) {
        Cursors.Position after = cursor == null ? null : cursors.decode(cursor);
        return transactions
                .asMerchant(merchant, tx -> events.page(tx, merchant, after, limit))
                .map(rows -> Page.of(
                        rows, limit, last -> cursors.encode(new Cursors.Position(last.createdAt(), last.id()))));
    }
}

package io.mintmark.webhook.endpoint.application;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.paging.Page;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.RegisterTransactions;
import io.mintmark.webhook.endpoint.domain.Endpoint;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Reads a merchant's endpoints. */
@Singleton
public class FindEndpoints {
    private final RegisterTransactions transactions;
    private final Endpoints endpoints;
    private final Cursors cursors;

    FindEndpoints(RegisterTransactions transactions, Endpoints endpoints, Cursors cursors) {
        this.transactions = transactions;
        this.endpoints = endpoints;
        this.cursors = cursors;
    }

    /** One endpoint; 404 if there is none or it is another merchant's. */
    public Uni<Endpoint> byId(MerchantId merchant, String id) {
        return transactions
                .asMerchant(merchant, session -> endpoints.find(merchant, id))
                .map(found -> found.orElseThrow(() -> Problem.notFound("webhook endpoint")));
    }

    /** A page, newest first; 400 for a cursor that is not ours. */
    public Uni<Page<Endpoint>> page(MerchantId merchant, @Nullable String cursor, int limit) {
        Cursors.Position after = cursor == null ? null : cursors.decode(cursor);
        return transactions
                .asMerchant(merchant, session -> endpoints.page(merchant, after, limit))
                .map(rows -> Page.of(
                        rows, limit, last -> cursors.encode(new Cursors.Position(last.createdAt(), last.id()))));
    }
}

package io.mintmark.webhook.endpoint.application;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.RegisterTransactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Removes an endpoint and its secret. Its deliveries stay readable; what was still to be sent is given up at once. */
@Singleton
public class RemoveEndpoint {
    private final RegisterTransactions transactions;
    private final Endpoints endpoints;

    RemoveEndpoint(RegisterTransactions transactions, Endpoints endpoints) {
        this.transactions = transactions;
        this.endpoints = endpoints;
    }

    /** Removes it; 404 if there is none or it is another merchant's. */
    public Uni<Void> remove(MerchantId merchant, String id) {
        return transactions.asMerchant(merchant, session -> endpoints
                .remove(merchant, id)
                .invoke(removed -> {
                    if (!removed) {
                        throw Problem.notFound("webhook endpoint");
                    }
                })
                .chain(() -> endpoints.expedite(merchant, id))
                .chain(() -> endpoints.release(merchant, id)));
    }
}

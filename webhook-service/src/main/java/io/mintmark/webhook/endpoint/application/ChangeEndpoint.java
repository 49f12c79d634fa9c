package io.mintmark.webhook.endpoint.application;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.RegisterTransactions;
import io.mintmark.webhook.endpoint.domain.Endpoint;
import io.mintmark.webhook.endpoint.domain.EndpointStatus;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Changes an endpoint. Deliveries read it at each attempt, so a change counts from the next attempt on. */
@Singleton
public class ChangeEndpoint {
    private final RegisterTransactions transactions;
    private final Endpoints endpoints;
    private final EndpointRules rules;
    private final InstantSource clock;

    ChangeEndpoint(RegisterTransactions transactions, Endpoints endpoints, EndpointRules rules, InstantSource clock) {
        this.transactions = transactions;
        this.endpoints = endpoints;
        this.rules = rules;
        this.clock = clock;
    }

    /** The changed endpoint. Problems: 404, 422, 409 where two changes met. */
    public Uni<Endpoint> change(MerchantId merchant, String id, Endpoint.Change change) {
        rules.check(change.url(), change.eventTypes());
        return transactions.asMerchant(merchant, session -> endpoints
                .find(merchant, id)
                .map(found -> found.orElseThrow(() -> Problem.notFound("webhook endpoint")))
                .map(endpoint -> endpoint.with(change, clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .call(changed -> endpoints.replace(changed).invoke(ChangeEndpoint::requireAlone))
                .call(changed -> changed.status() == EndpointStatus.DISABLED
                        ? endpoints.expedite(merchant, id)
                        : Uni.createFrom().voidItem()));
    }

    private static void requireAlone(boolean alone) {
        if (!alone) {
            throw Problem.conflictForNow(
                    "changed_meanwhile",
                    "Another change came first. Read the endpoint and try again.",
                    Duration.ofSeconds(1));
        }
    }
}

package io.mintmark.webhook.endpoint.application;

import io.mintmark.platform.id.Ids;
import io.mintmark.platform.idempotency.Idempotency;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.RegisterTransactions;
import io.mintmark.webhook.WebhookConfig;
import io.mintmark.webhook.endpoint.domain.Endpoint;
import io.mintmark.webhook.signing.application.SecretSealing;
import io.mintmark.webhook.signing.domain.WebhookSecret;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Registers an endpoint and makes its secret, which is shown this once. */
@Singleton
public class RegisterEndpoint {
    /** What the merchant asks for. */
    public record Command(String url, List<String> eventTypes, @Nullable String description) {}

    /** The endpoint and the secret that its owner is shown. */
    public record Registered(Endpoint endpoint, WebhookSecret secret) {}

    private final RegisterTransactions transactions;
    private final Endpoints endpoints;
    private final EndpointRules rules;
    private final Idempotency idempotency;
    private final SecretSealing sealing;
    private final Ids ids;
    private final InstantSource clock;
    private final SecureRandom random;
    private final int most;

    RegisterEndpoint(
            RegisterTransactions transactions,
            Endpoints endpoints,
            EndpointRules rules,
            Idempotency idempotency,
            SecretSealing sealing,
            Ids ids,
            InstantSource clock,
            SecureRandom random,
            WebhookConfig config) {
        this.transactions = transactions;
        this.endpoints = endpoints;
        this.rules = rules;
        this.idempotency = idempotency;
        this.sealing = sealing;
        this.ids = ids;
        this.clock = clock;
        this.random = random;
        this.most = config.endpointsPerMerchant();
    }

    /**
     * Registers the endpoint. Problems: 422 for values that cannot stand, 409 {@code too_many_endpoints}, 409
     * {@code already_issued} for the repetition of a request whose secret was shown.
     */
    public Uni<Registered> register(IdempotentRequest request, Command command) {
        rules.check(command.url(), command.eventTypes());
        Endpoint endpoint = Endpoint.open(
                ids.next("whe"),
                request.merchant().value(),
                command.url(),
                command.eventTypes(),
                command.description(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return transactions.asMerchant(
                request.merchant(),
                session -> idempotency.once(
                        session, request, endpoint.id(), () -> add(request, endpoint), id -> alreadyIssued()));
    }

    private Uni<Registered> add(IdempotentRequest request, Endpoint endpoint) {
        WebhookSecret secret = WebhookSecret.generate(random);
        return endpoints
                .count(request.merchant())
                .invoke(count -> {
                    if (count >= most) {
                        throw Problem.conflict(
                                "too_many_endpoints", "A merchant has up to " + most + " endpoints; remove one first.");
                    }
                })
                .chain(() -> endpoints.add(endpoint, sealing.seal(secret, endpoint.merchant(), endpoint.id())))
                .replaceWith(new Registered(endpoint, secret));
    }

    private static Uni<Registered> alreadyIssued() {
        return Uni.createFrom()
                .failure(Problem.conflict(
                        "already_issued",
                        "This request was served and its secret shown. List the endpoints to find the one it made."));
    }
}

package io.mintmark.local.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The services of the platform: where each is built, its names, and the paths that the gateway sends to it. */
public enum Service {
    SESSION(
            "session",
            List.of(
                    "/v1/merchants",
                    "/v1/sessions",
                    "/v1/payments",
                    "/v1/validations",
                    "/tokenization",
                    "/e",
                    "/checkout",
                    "/challenge",
                    "/qr"),
            List.of("/internal/sessions")),
    VAULT(
            "vault",
            List.of("/card", "/v1/customers", "/v1/payment-instruments", "/v1/forward"),
            List.of(
                    "/internal/captures",
                    "/internal/staged-cards",
                    "/internal/forward",
                    "/internal/payment-instruments",
                    "/internal/merchants/*/customers")),
    NETWORK_TOKEN(
            "network-token",
            List.of("/v1/network-tokens", "/v1/settings", "/v1/reports", "/vts", "/digitization"),
            List.of()),
    WEBHOOK("webhook", List.of("/v1/webhook-endpoints", "/v1/events", "/v1/webhook-deliveries"), List.of());

    private final String shortName;
    private final List<String> publicPaths;
    private final List<String> internalPaths;

    Service(String shortName, List<String> publicPaths, List<String> internalPaths) {
        this.shortName = shortName;
        this.publicPaths = publicPaths;
        this.internalPaths = internalPaths;
    }

    /** The service with this {@link #module() module name}, such as {@code vault-service}. */
    public static Optional<Service> ofModule(String module) {
        return Arrays.stream(values())
                .filter(service -> service.module().equals(module))
                .findFirst();
    }

    /** The name in service tokens, such as {@code network-token}. */
    public String shortName() {
        return shortName;
    }

    /** The Maven module, and the name that people read, such as {@code network-token-service}. */
    public String module() {
        return shortName + "-service";
    }

    /** The schema in Postgres, such as {@code network_token}; the roles are named after it. */
    public String schema() {
        return shortName.replace('-', '_');
    }

    /** Path prefixes, in whole segments, that the public gateway sends here. */
    public List<String> publicPaths() {
        return publicPaths;
    }

    /** Path prefixes that the other services reach through the internal listener; {@code *} stands for one segment. */
    public List<String> internalPaths() {
        return internalPaths;
    }
}

package io.mintmark.endtoend.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.endtoend.cluster.Api;
import io.mintmark.endtoend.cluster.Api.Answer;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.local.Connection;
import io.mintmark.local.plan.Service;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A merchant's back end: what it calls with its key. */
public final class Merchant {
    /** Where a key of no special rights gets an answer, by service. */
    private static final Map<Service, String> KNOCKS = Map.of(
            Service.SESSION, "/v1/sessions",
            Service.VAULT, "/v1/customers",
            Service.WEBHOOK, "/v1/webhook-endpoints");

    /** A key has most of them unasked, but none that lets card numbers in or out. */
    private static final String ALL_SCOPES = Json.object(
            "scopes",
            List.of(
                    "sessions:write",
                    "sessions:read",
                    "payments:write",
                    "payments:read",
                    "customers:write",
                    "customers:read",
                    "instruments:write",
                    "instruments:read",
                    "card:write",
                    "card:forward",
                    "webhooks:write",
                    "webhooks:read"));

    private static final Duration ANNOUNCED = Duration.ofSeconds(20);

    private final Platform platform;
    private final long id;
    private final String keyId;
    private final String authorization;
    private final String callbackSecret;
    private final String name;

    private Merchant(
            Platform platform, long id, String name, String keyId, String authorization, String callbackSecret) {
        this.keyId = keyId;
        this.platform = platform;
        this.id = id;
        this.name = name;
        this.authorization = authorization;
        this.callbackSecret = callbackSecret;
    }

    /** Has the operator take in a merchant and issue a key, and returns when every process knows both. */
    public static Merchant create(Platform platform, String name) {
        return create(platform, name, List.of());
    }

    /** As above, with origins of pages that may frame the card page. */
    public static Merchant create(Platform platform, String name, List<String> embedOrigins) {
        return create(platform, Json.object("name", name, "embedOrigins", embedOrigins), name);
    }

    /** One whose payers are authenticated, and who may skip the security code of saved cards. */
    public static Merchant withThreeDSecure(Platform platform, String name, List<String> embedOrigins) {
        return create(
                platform,
                Json.object(
                        "name", name, "embedOrigins", embedOrigins, "threeDSecure", true, "skipCvcForOneClick", true),
                name);
    }

    private static Merchant create(Platform platform, String json, String name) {
        String operator = "Bearer " + platform.connection().operatorToken();
        JsonNode merchant = created(platform.api().call("POST", "/v1/merchants", operator, json));
        long id = merchant.path("id").asLong();
        JsonNode key = created(platform.api().call("POST", "/v1/merchants/" + id + "/api-keys", operator, ALL_SCOPES));
        String login = key.path("id").asText() + ":" + key.path("secret").asText();
        String authorization = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        Merchant created = new Merchant(
                platform,
                id,
                name,
                key.path("id").asText(),
                authorization,
                merchant.path("callbackSecret").asText());
        created.awaitAnnounced();
        return created;
    }

    private void awaitAnnounced() {
        Map<Service, List<Connection.Replica>> services = platform.connection().services();
        KNOCKS.forEach((service, path) ->
                services.getOrDefault(service, List.of()).forEach(replica -> awaitWelcome(replica.url(), path)));
    }

    private void awaitWelcome(String process, String path) {
        await().atMost(ANNOUNCED).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            Answer answer = platform.api().call(process, "GET", path, authorization, null);
            assertThat(answer.status()).as("GET %s: %s", path, answer.text()).isEqualTo(200);
        });
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String keyId() {
        return keyId;
    }

    /** Signs the callbacks of its sessions. */
    public String callbackSecret() {
        return callbackSecret;
    }

    /** The header's value. */
    public String authorization() {
        return authorization;
    }

    /** A call with the merchant's key. */
    public Answer call(String method, String path, @Nullable String json) {
        return platform.api().call(method, path, authorization, json);
    }

    /** A call that may be repeated under its key. */
    public Answer post(String path, String json, String idempotencyKey) {
        return platform.api()
                .send(HttpRequest.newBuilder(URI.create(platform.baseUrl() + path))
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(BodyPublishers.ofString(json)));
    }

    /** Takes in a customer. */
    public Customer customer(String referenceId) {
        JsonNode customer = created(call(
                "POST",
                "/v1/customers",
                Json.object(
                        "referenceId", referenceId,
                        "email", "customer@example.com",
                        "firstName", "Test",
                        "lastName", "User")));
        return new Customer(customer.path("id").asText(), referenceId);
    }

    /** Opens a session that saves a card of the customer, with callbacks and returns to the merchant's site. */
    public Session session(Customer customer, MerchantSite site) {
        return session(order(customer, site));
    }

    /** The seed's request, with ids and addresses of one's own and without a verification of funds. */
    public SessionOrder order(Customer customer, MerchantSite site) {
        return new SessionOrder(id, "tok-session-" + UUID.randomUUID(), customer.id(), site);
    }

    /** Opens the session that is ordered. */
    public Session session(SessionOrder order) {
        return Session.of(created(call("POST", "/v1/sessions", order.json())));
    }

    /** The seed's request for a checkout, with ids and addresses of one's own. */
    public CheckoutOrder checkout(MerchantSite site) {
        return new CheckoutOrder(id, site);
    }

    /** Opens the checkout that is ordered. */
    public Session session(CheckoutOrder order) {
        return Session.of(created(call("POST", "/v1/sessions", order.json())));
    }

    /** Has a payer, who is there, pay with a saved card. */
    public JsonNode pay(String token, String returnUrl) {
        return created(post(
                "/v1/payments",
                Json.object(
                        "referenceId",
                        "payment-" + UUID.randomUUID(),
                        "amount",
                        Map.of("total", 100.00, "currency", "UYU"),
                        "paymentMethod",
                        Map.of("source", "token", "token", token),
                        "shopperInteraction",
                        "ContAuth",
                        "recurringProcessingModel",
                        "CardOnFile",
                        "returnUrl",
                        returnUrl),
                UUID.randomUUID().toString()));
    }

    /** A payment as the API shows it now. */
    public JsonNode payment(String id) {
        return ok(call("GET", "/v1/payments/" + id, null));
    }

    /** The payment of a session that has one, as the API shows it now. */
    public JsonNode paymentOf(Session session) {
        return ok(call("GET", "/v1/payments/" + read(session).path("payment").asText(), null));
    }

    /** A session as the API shows it now. */
    public JsonNode read(Session session) {
        return ok(call("GET", "/v1/sessions/" + session.id(), null));
    }

    /** The customer's saved cards, as the API lists them. */
    public List<JsonNode> instruments(Customer customer) {
        JsonNode list = ok(call("GET", "/v1/customers/" + customer.id() + "/payment-instruments", null));
        assertThat(list.path("hasMore").asBoolean()).isFalse();
        return List.copyOf(Json.elements(list.path("data")));
    }

    /** Registers an endpoint of the site for these events. */
    public Endpoint endpoint(MerchantSite site, String... eventTypes) {
        JsonNode endpoint = created(call(
                "POST",
                "/v1/webhook-endpoints",
                Json.object(
                        "url", site.endpointUrl(), "eventTypes", List.of(eventTypes), "description", "End to end")));
        return new Endpoint(
                endpoint.path("id").asText(), endpoint.path("secret").asText());
    }

    private static JsonNode created(Answer answer) {
        return body(201, answer);
    }

    private static JsonNode ok(Answer answer) {
        return body(200, answer);
    }

    private static JsonNode body(int status, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return Api.parse(answer.text());
    }

    /** A customer of the merchant. */
    public record Customer(String id, String referenceId) {}

    /** A webhook endpoint; the secret signs what it gets. */
    public record Endpoint(String id, String secret) {}
}

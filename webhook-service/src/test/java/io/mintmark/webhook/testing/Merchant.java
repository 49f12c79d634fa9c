package io.mintmark.webhook.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.mintmark.platform.testing.TestMerchant;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A merchant that this service has heard of, and its calls. */
public final class Merchant {
    /** An endpoint and its secret. */
    public record Endpoint(String id, String secret) {}

    private final TestMerchant announced;

    private Merchant(TestMerchant announced) {
        this.announced = announced;
    }

    /** A merchant with all scopes, known to the service. */
    public static Merchant known() {
        return known(TestMerchant.ALL_SCOPES);
    }

    /** A merchant whose key has these scopes, known to the service. */
    public static Merchant known(List<String> scopes) {
        Merchant merchant = new Merchant(TestMerchant.announce(scopes));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> merchant.call().get("/v1/events?limit=1").statusCode() != 401);
        return merchant;
    }

    public long id() {
        return announced.id();
    }

    /** A request with this merchant's key. */
    public RequestSpecification call() {
        return given().header("Authorization", announced.basic());
    }

    /** Registers an endpoint for these event types. */
    public Endpoint listenAt(String url, String... eventTypes) {
        JsonPath answer = call().contentType("application/json")
                .body(Map.of("url", url, "eventTypes", List.of(eventTypes)))
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Endpoint(answer.getString("id"), answer.getString("secret"));
    }

    /** The deliveries of an event, as the API shows them. */
    public JsonPath deliveriesOf(String eventId) {
        return call().get("/v1/webhook-deliveries?event=" + eventId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Waits until the event's only delivery has this status. */
    public JsonPath awaitDelivery(String eventId, String status) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> deliveriesOf(eventId).getList("data.status"), List.of(status)::equals);
        return deliveriesOf(eventId);
    }
}

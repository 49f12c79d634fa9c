package io.mintmark.vault.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.mintmark.platform.testing.TestKeys;
import io.mintmark.platform.testing.TestMerchant;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Speaks to the vault as merchants, session-service and payers do. */
public final class Api {
    /** A published test card. */
    public static final String VISA = "4111111111111111";
    /** Another one. */
    public static final String MASTERCARD = "5555555555554444";

    private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime());

    private Api() {}

    /** A name that no other test uses. */
    public static String unique(String prefix) {
        return prefix + NUMBERS.incrementAndGet();
    }

    /** A merchant whom the vault knows already. */
    public static TestMerchant merchant() {
        return known(TestMerchant.announce());
    }

    /** A merchant whose key has these scopes only. */
    public static TestMerchant merchantWith(String... scopes) {
        return known(TestMerchant.announce(List.of(scopes)));
    }

    private static TestMerchant known(TestMerchant merchant) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(merchant).get("/v1/customers/none").statusCode() != 401);
        return merchant;
    }

    /** A request with the merchant's key. */
    public static RequestSpecification as(TestMerchant merchant) {
        return given().header("Authorization", merchant.basic()).contentType("application/json");
    }

    /** A request of session-service. */
    public static RequestSpecification asSession() {
        return given().header("Authorization", "Bearer " + TestKeys.serviceToken("session", "vault"))
                .contentType("application/json");
    }

    /** A new customer's id. */
    public static String customer(TestMerchant merchant) {
        return as(merchant)
                .body(Map.of("referenceId", unique("customer-")))
                .post("/v1/customers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** What session-service sends to register a capture; change it as the test needs. */
    public static Map<String, Object> capture(TestMerchant merchant, String sessionId) {
        return new java.util.HashMap<>(Map.of(
                "sessionId",
                sessionId,
                "merchantId",
                merchant.id(),
                "merchantName",
                "Almacén Sur",
                "storage",
                "store",
                "features",
                List.of("create"),
                "expiresAt",
                Instant.now().plusSeconds(1800).toString(),
                "completionPath",
                "/internal/sessions/" + sessionId + "/completions",
                "cancelPath",
                "/internal/sessions/" + sessionId + "/payer-cancellations",
                "returnOrigins",
                List.of("https://shop.example"),
                "frameOrigins",
                List.of()));
    }

    /** Registers a capture and gives the link. */
    public static String link(Map<String, Object> capture) {
        return asSession()
                .body(capture)
                .post("/internal/captures")
                .then()
                .statusCode(201)
                .extract()
                .path("href");
    }

    /** Posts the form as a browser does. */
    public static Response submit(String link, String number, String expiry, String name) {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded")
                .body("number=" + number + "&expiry=" + expiry + "&name=" + name)
                .post(link);
    }

    /** Posts a form with fields of the test's choice. */
    public static Response submit(String link, String form) {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded")
                .body(form)
                .post(link);
    }

    /** Activates a staged card as session-service does. */
    public static Response activate(TestMerchant merchant, String stagedCardId, String session) {
        return asSession()
                .body(Map.of("merchantId", merchant.id(), "sessionId", session))
                .post("/internal/staged-cards/" + stagedCardId + "/activations");
    }
}

package io.mintmark.session.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.mintmark.platform.testing.TestKeys;
import io.mintmark.platform.testing.TestMerchant;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Those who call this service in tests. */
public final class Callers {
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(20);

    private Callers() {}

    public static RequestSpecification operator() {
        return given().header("Authorization", "Bearer " + TestKeys.operatorToken())
                .contentType("application/json");
    }

    /** A merchant that this service has heard of. */
    public static TestMerchant merchant() {
        return heard(TestMerchant.announce());
    }

    /** Waits until the service has heard of the merchant. */
    public static TestMerchant heard(TestMerchant merchant) {
        await().atMost(HEARD_WITHIN)
                .until(() -> as(merchant).get("/v1/sessions/ses_none").statusCode() != 401);
        return merchant;
    }

    /** A merchant that an operator took in here, by its key's secret. */
    public static String registered(String body) {
        long id = operator().body(body).post("/v1/merchants").jsonPath().getLong("id");
        String secret = operator()
                .body("{}")
                .post("/v1/merchants/" + id + "/api-keys")
                .jsonPath()
                .getString("secret");
        await().atMost(HEARD_WITHIN).until(() -> as(secret).get("/v1/sessions").statusCode() == 200);
        return secret;
    }

    public static RequestSpecification as(String secret) {
        return given().header("x-api-key", secret).contentType("application/json");
    }

    public static RequestSpecification as(TestMerchant merchant) {
        return given().header("Authorization", merchant.basic()).contentType("application/json");
    }

    public static RequestSpecification vault() {
        return given().header("Authorization", "Bearer " + TestKeys.serviceToken("vault", "session"))
                .contentType("application/json");
    }

    /** A reference that nobody has used. */
    public static String reference() {
        return "order-" + UUID.randomUUID();
    }

    /** The smallest session there is, or with more members such as {@code "\"timeOut\": 60"}. */
    public static JsonPath open(TestMerchant merchant, String... members) {
        return open(as(merchant), members);
    }

    /** The same for a merchant of whom only the secret is at hand. */
    public static JsonPath open(String secret, String... members) {
        return open(as(secret), members);
    }

    static JsonPath open(RequestSpecification caller, String... members) {
        StringBuilder body = new StringBuilder("{\"referenceId\": \"" + reference() + "\", \"type\": \"tokenization\"");
        for (String member : members) {
            body.append(", ").append(member);
        }
        return caller.body(body.append('}').toString())
                .post("/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** A session to pay in: 100.00 UYU, or what the members say. */
    public static JsonPath checkout(TestMerchant merchant, String... members) {
        return checkout(as(merchant), members);
    }

    static JsonPath checkout(RequestSpecification caller, String... members) {
        boolean ordered = Stream.of(members).anyMatch(member -> member.startsWith("\"paymentRequest\""));
        String payment = "\"paymentRequest\": {\"referenceId\": \"" + reference()
                + "\", \"amount\": {\"total\": 100.00, \"currency\": \"UYU\"}}";
        return caller.body("{\"referenceId\": \"" + reference() + "\", \"type\": \"checkout\""
                        + (ordered ? "" : ", " + payment)
                        + Stream.of(members).map(member -> ", " + member).collect(Collectors.joining()) + "}")
                .post("/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** Follows a payer's link, one step. */
    public static Response follow(String link) {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("Accept-Language", "en")
                .get(link.replace("http://127.0.0.1:8080", ""));
    }

    /** Addresses to return to. */
    public static String redirects() {
        return "\"settings\": {\"redirects\": {\"defaultUrl\": \"https://shop.example/result?order=7\","
                + " \"cancelUrl\": \"https://shop.example/cancel\"}}";
    }
}

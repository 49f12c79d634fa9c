package io.mintmark.session.testing;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.UUID;

/**
 * A merchant whose payers are authenticated, and who may skip the security code.
 *
 * @param secret of its API key
 */
public record ThreeDSecureMerchant(long id, String secret) {
    /** Takes one in. */
    public static ThreeDSecureMerchant register() {
        String secret = Callers.registered("{\"name\": \"Café Central\", \"threeDSecure\": true,"
                + " \"skipCvcForOneClick\": true, \"redirectHosts\": [\"shop.example\"],"
                + " \"embedOrigins\": [\"https://shop.example\"]}");
        return new ThreeDSecureMerchant(Callers.open(Callers.as(secret)).getLong("merchantId"), secret);
    }

    public RequestSpecification call() {
        return Callers.as(secret);
    }

    /** A saved card that nobody has used. */
    public static String card() {
        return StubVault.saved(
                "pi_" + UUID.randomUUID().toString().replace("-", "").substring(0, 26), "active", null);
    }

    /** Has the payer, who is there, pay with a saved card. */
    public Response pay(String token, String... members) {
        return call().header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"referenceId\": \"" + Callers.reference()
                        + "\", \"amount\": {\"total\": 100.00, \"currency\": \"UYU\"},"
                        + " \"paymentMethod\": {\"source\": \"token\", \"token\": \"" + token + "\"},"
                        + " \"shopperInteraction\": \"ContAuth\", \"recurringProcessingModel\": \"CardOnFile\""
                        + (members.length == 0 ? "" : ", " + String.join(", ", members)) + "}")
                .post("/v1/payments");
    }

    /** A session to pay in. */
    public JsonPath checkout(String... members) {
        return Callers.checkout(call(), members);
    }

    /** The payment as it stands now. */
    public JsonPath payment(String id) {
        return call().get("/v1/payments/" + id).then().statusCode(200).extract().jsonPath();
    }

    /** Our link back, as the acquirer was told it for this card's last authorization. */
    public static String back(String card) {
        return StubAcquirer.authorizations(card)
                .get(StubAcquirer.authorizations(card).size() - 1)
                .body()
                .getJsonObject("body")
                .getJsonObject("threeDSecure")
                .getString("returnUrl");
    }

    /** Where a payer who follows the link is sent. */
    public static URI sentTo(String link) {
        return URI.create(Callers.follow(link).then().statusCode(303).extract().header("Location"));
    }
}

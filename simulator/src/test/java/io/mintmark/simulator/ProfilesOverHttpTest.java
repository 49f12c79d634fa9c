package io.mintmark.simulator;

import static io.mintmark.simulator.SigningCaller.authorization;
import static io.mintmark.simulator.SigningCaller.movement;
import static io.mintmark.simulator.SigningCaller.reversal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The acquirer that keeps payers' cards itself. */
@Timeout(60)
class ProfilesOverHttpTest {
    private static final String BASE = "/authorize-net/v1/";

    private final Path folder;
    private Simulator simulator;
    private SigningCaller caller;

    ProfilesOverHttpTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        start();
    }

    @AfterEach
    void close() throws Exception {
        simulator.close();
    }

    @Test
    void aProfileIsChargedAndTheAnswerNamesItsCard() throws Exception {
        // when
        JsonObject answer = ok(authorize("pay_1", "12345", "55555"));

        // then
        assertThat(answer)
                .isEqualTo(new JsonObject(
                        """
                {"reference": "pay_1", "id": "%s", "type": "authorization", "result": "approved", "responseCode": "00",
                 "authorizationCode": "%s", "securityCodeResult": null, "avsResult": null,
                 "networkTransactionId": "%s", "authentication": null, "challengeUrl": null,
                 "card": {"brand": "visa", "last4": "1111"}, "state": "authorized",
                 "amount": {"value": 100, "currency": "USD"}, "capturedAmount": {"value": 0, "currency": "USD"},
                 "refundedAmount": {"value": 0, "currency": "USD"}}"""
                                .formatted(
                                        answer.getString("id"),
                                        answer.getString("authorizationCode"),
                                        answer.getString("networkTransactionId"))));
        assertThat(ok(authorize("pay_1", "12345", "55555"))).isEqualTo(answer);
        assertThat(authorize("pay_1", "12346", "66666").statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({
        "12345, 55555, 00, visa, 1111",
        "12345, 55556, 51, visa, 9995",
        "12345, 55557, 05, visa, 0002",
        "12345, 55558, 54, visa, 0069",
        "12346, 66666, 00, mastercard, 4444",
        "12345, 66666, 14, , ",
        "99999, 55555, 14, , "
    })
    void theProfileDecides(
            String profileId, String paymentProfileId, String code, @Nullable String brand, @Nullable String last4)
            throws Exception {
        // when
        JsonObject answer = ok(authorize("pay_1", profileId, paymentProfileId));

        // then
        assertThat(answer.getString("responseCode")).isEqualTo(code);
        assertThat(answer.getJsonObject("card"))
                .isEqualTo(
                        brand == null
                                ? null
                                : new JsonObject().put("brand", brand).put("last4", last4));
    }

    @ParameterizedTest
    @CsvSource({"profileId, 1234x", "profileId, ", "paymentProfileId, 111111111111111111111111111111111"})
    void aProfileHasItsForm(String member, @Nullable String value) throws Exception {
        // given
        JsonObject request = request("pay_1", "12345", "55555");
        request.getJsonObject("profile").put(member, value);

        // when
        HttpResponse<String> answer = caller.post(BASE + "authorizations", request, 4);

        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("detail")).startsWith("/profile/" + member + " is ");
        assertThat(caller.post(BASE + "authorizations", authorization("pay_1", "4242424242424242"), 4)
                        .body())
                .contains("/profile is not an object");
    }

    @Test
    void itsBooksAreItsOwnAndThereAfterARestart() throws Exception {
        // given: the same reference at both
        ok(caller.authorize(authorization("pay_1", "4242424242424242")));
        JsonObject authorized = ok(authorize("pay_1", "12345", "55555"));
        ok(caller.post(BASE + "captures", movement("cap_1", "pay_1", 60), 4));
        ok(caller.post(BASE + "refunds", movement("ref_1", "pay_1", 20), 4));
        ok(authorize("pay_2", "99999", "1"));
        ok(authorize("pay_3", "12346", "66666"));
        ok(caller.post(BASE + "voids", reversal("void_3", "pay_3"), 4));
        JsonObject before = caller.json("/sim/authorize-net/operations");
        JsonObject first = caller.json("/sim/acquirer/operations");

        // when
        simulator.close();
        start();

        // then
        assertThat(caller.json("/sim/authorize-net/operations")).isEqualTo(before);
        assertThat(caller.json("/sim/acquirer/operations")).isEqualTo(first);
        assertThat(first.getJsonArray("data")).hasSize(1);
        assertThat(first.getJsonArray("data").getJsonObject(0).getString("networkTransactionId"))
                .isNotEqualTo(authorized.getString("networkTransactionId"));
        assertThat(ok(caller.get(BASE + "operations/ref_1"))
                        .getJsonObject("refundedAmount")
                        .getLong("value"))
                .isEqualTo(20);
        assertThat(caller.status("ref_1").statusCode()).isEqualTo(404);
        assertThat(caller.json("/sim/authorize-net/books")
                        .getJsonObject("currencies")
                        .getJsonObject("USD"))
                .isEqualTo(
                        new JsonObject("{\"authorized\": 200, \"voided\": 100, \"captured\": 60, \"refunded\": 20}"));
        JsonObject listed = before.getJsonArray("data").getJsonObject(0);
        assertThat(listed.getJsonObject("profile"))
                .isEqualTo(new JsonObject().put("profileId", "12345").put("paymentProfileId", "55555"));
        assertThat(listed.getJsonObject("card").getString("expiry")).isEqualTo("2034-12");
        assertThat(Files.readString(folder.resolve("data/authorize-net/journal"), StandardCharsets.UTF_8))
                .contains("\"pay_3\"")
                .doesNotContain("4111111111111111");
    }

    @Test
    void itsFaultsAreItsOwn() throws Exception {
        // given
        caller.plain(
                "POST",
                "/sim/authorize-net/faults",
                "{\"operation\": \"authorization\", \"mode\": \"lose_answer\", \"last4\": \"1111\"}");

        // when / then
        ok(caller.authorize(authorization("pay_1", "4111111111111111")));
        ok(authorize("pay_2", "12346", "66666"));
        assertThatThrownBy(() -> authorize("pay_1", "12345", "55555")).isInstanceOf(IOException.class);
        assertThat(ok(caller.get(BASE + "operations/pay_1")).getString("result"))
                .isEqualTo("approved");
        assertThat(caller.json("/sim/acquirer/faults").getJsonArray("data")).isEmpty();
        assertThat(caller.json("/sim/authorize-net/chaos").getValue("chaos")).isNull();
    }

    @Test
    void itIsSignedForToo() throws Exception {
        // when / then
        assertThat(caller.plain("POST", BASE + "authorizations", "{}").statusCode())
                .isEqualTo(401);
        assertThat(caller.plain("GET", BASE + "operations/pay_1", "").statusCode())
                .isEqualTo(401);
    }

    private void start() throws Exception {
        Path key = SigningCaller.keyFileIn(folder);
        simulator = Simulator.start(
                new Settings("127.0.0.1", 0, folder.resolve("data"), Map.of(SigningCaller.KEY_ID, key), "seed", null),
                InstantSource.system());
        caller = new SigningCaller(simulator.port());
    }

    private HttpResponse<String> authorize(String reference, String profileId, String paymentProfileId)
            throws Exception {
        return caller.post(BASE + "authorizations", request(reference, profileId, paymentProfileId), 4);
    }

    private static JsonObject request(String reference, String profileId, String paymentProfileId) {
        JsonObject request = authorization(reference, "")
                .put("profile", new JsonObject().put("profileId", profileId).put("paymentProfileId", paymentProfileId));
        request.remove("card");
        return request;
    }

    private static JsonObject ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }
}

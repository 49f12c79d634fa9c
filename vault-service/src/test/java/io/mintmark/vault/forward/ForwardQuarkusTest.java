package io.mintmark.vault.forward;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.mintmark.platform.secret.Keys;
import io.mintmark.platform.testing.TestKeys;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.DestinationStub;
import io.mintmark.vault.testing.DestinationStub.Received;
import io.mintmark.vault.testing.ForwardProfiles;
import io.mintmark.vault.testing.Rows;
import io.mintmark.vault.testing.Submitted;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ForwardQuarkusTest {
    private static final String APPROVED = "{\"reference\":\"ver_1\",\"result\":\"approved\"}";

    private final DestinationStub destination = DestinationStub.shared();
    private final String intent = Api.unique("ver_");
    private TestMerchant merchant;
    private Submitted card;

    @BeforeEach
    void aPayerHasSubmittedACard() {
        merchant = Api.merchant();
        card = Submitted.card(merchant, Api.VISA, "123", "Ana+%22%5C+P%C3%A9rez");
        destination.answers(200, APPROVED);
    }

    @AfterEach
    void theDestinationRests() {
        destination.answers(200, APPROVED);
    }

    @Test
    void theDestinationGetsTheCardAndTheCallerTheMembersItMaySee() throws Exception {
        // given
        destination.answers(
                200,
                """
                {"reference":"ver_1","result":"approved","internal":"secret","deep":{"inside":7,"hidden":1},"list":[1,{"a":2}]}
                """);

        // when
        Response answer = forward("acquirer.authorize", Map.of());

        // then
        answer.then()
                .statusCode(200)
                .body("outcome", equalTo("answered"))
                .body("status", equalTo(200))
                .body("body.reference", equalTo("ver_1"))
                .body("body.result", equalTo("approved"))
                .body("body.deep.inside", equalTo(7))
                .body("body.deep.hidden", nullValue())
                .body("body.list[1].a", equalTo(2))
                .body("body.internal", nullValue());
        Received sent = onlyRequest();
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.target()).isEqualTo("/authorizations");
        assertThat(sent.headers())
                .containsEntry("content-type", "application/json")
                .doesNotContainKey("authorization");
        assertThat(sent.body())
                .isEqualTo("{\"reference\":\"" + intent + "\",\"card\":{\"number\":\"4111111111111111\","
                        + "\"expiryMonth\":\"07\",\"expiryYear\":\"2030\",\"holderName\":\"Ana \\\"\\\\ Pérez\","
                        + "\"securityCode\":\"123\"}}");
        assertThat(Rows.count(
                        "card_use",
                        "card_id = ? and intent = ? and caller = 'session' and profile = 'acquirer.authorize'"
                                + " and outcome = 'answered' and detail = '200' and merchant_id = ?",
                        card.stagedCard(),
                        intent,
                        merchant.id()))
                .isEqualTo(1);
    }

    @Test
    void theRequestIsSignedAndSaysWhenItEnds() throws Exception {
        // given
        Instant sendBefore = Instant.now().plusSeconds(20);

        // when
        forward("acquirer.authorize", Map.of("sendBefore", sendBefore.toString()));

        // then
        Received sent = onlyRequest();
        String digest = "sha-256=:"
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256")
                                .digest(sent.body().getBytes(StandardCharsets.UTF_8)))
                + ":";
        assertThat(sent.headers()).containsEntry("content-digest", digest);
        Map<String, String> components = new LinkedHashMap<>();
        components.put("@method", "POST");
        components.put("@target-uri", destination.baseUrl() + "/authorizations");
        components.put("content-digest", digest);
        components.put("content-type", "application/json");
        assertThat(signatureHolds(sent, components)).isTrue();
        assertThat(parameter(sent, "expires")).isEqualTo(sendBefore.getEpochSecond());
        assertThat(parameter(sent, "created"))
                .isBetween(Instant.now().getEpochSecond() - 10, Instant.now().getEpochSecond());
    }

    @Test
    void aStatusIsAskedWithAReferenceInThePathAndNoCard() {
        // when
        Response answer = status(Map.of("reference", "ver_01-A"));

        // then
        answer.then().statusCode(200).body("outcome", equalTo("answered")).body("body.result", equalTo("approved"));
        Received sent = onlyRequest();
        assertThat(sent.method()).isEqualTo("GET");
        assertThat(sent.target()).isEqualTo("/operations/ver_01-A");
        assertThat(sent.headers()).doesNotContainKeys("content-digest", "content-type");
        Map<String, String> components = new LinkedHashMap<>();
        components.put("@method", "GET");
        components.put("@target-uri", destination.baseUrl() + "/operations/ver_01-A");
        assertThat(signatureHolds(sent, components)).isTrue();
        assertThat(Rows.count("card_use", "merchant_id = ?", merchant.id())).isZero();
    }

    @ParameterizedTest
    @CsvSource({"404", "401", "409", "500"})
    void whateverTheDestinationAnswersInJsonIsAnAnswer(int status) {
        // given
        destination.answers(status, "{\"error\":\"unknown_reference\"}");

        // when / then
        status(Map.of("reference", "ver_1"))
                .then()
                .statusCode(200)
                .body("outcome", equalTo("answered"))
                .body("status", equalTo(status))
                .body("body", anEmptyMap());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "..",
                "a?b=c",
                "a%2Fb",
                "a%0d%0aHost:%20evil.example",
                "a\r\nX: y",
                "",
                "http://evil.example",
                "a#b"
            })
    void aParameterCanChangeNeitherPathNorHeaders(String value) {
        // when / then
        status(Map.of("reference", value)).then().statusCode(422);
        status(Map.of()).then().statusCode(422);
        status(Map.of("reference", "a", "host", "b")).then().statusCode(422);
        assertThat(destination.received()).isEmpty();
    }

    @Test
    void aStoredCardIsSentAsWellAndWithoutACodeThatMemberIsLeftOut() {
        // given
        Submitted other = Submitted.card(merchant, Api.MASTERCARD, null, "");
        String instrument = other.activate();

        // when
        Response answer = forward(
                "acquirer.authorize",
                Map.of("card", Map.of("paymentInstrument", instrument), "seal", "", "purpose", ""));

        // then
        answer.then().statusCode(200).body("outcome", equalTo("answered"));
        assertThat(onlyRequest().body())
                .isEqualTo(
                        "{\"reference\":\"" + intent
                                + "\",\"card\":{\"number\":\"5555555555554444\",\"expiryMonth\":\"07\",\"expiryYear\":\"2030\"}}");
    }

    @Test
    void aCodeThatTheDestinationNeedsAndIsNotThereStopsTheSending() {
        // given
        Map<String, Object> body = Map.of("number", "{{card.number}}", "code", "{{card.security_code}}");

        // when
        Response refused = forward("acquirer.code", Map.of("body", body, "seal", "", "purpose", ""));

        // then
        refused.then()
                .statusCode(422)
                .body("code", equalTo("missing_value"))
                .body("errors[0].pointer", equalTo("#/body/code"));
        assertThat(destination.received()).isEmpty();
        assertThat(Rows.count("card_use", "intent = ? and outcome = 'not_sent'", intent))
                .isEqualTo(1);
    }

    @Test
    void aCardOfAnotherMerchantIsNotThere() {
        // given
        TestMerchant stranger = Api.merchant();
        String instrument = Submitted.card(merchant, Api.MASTERCARD, null).activate();

        // when / then
        forward("acquirer.authorize", Map.of("merchantId", stranger.id(), "seal", "", "purpose", ""))
                .then()
                .statusCode(409)
                .body("code", equalTo("card_unavailable"));
        forward(
                        "acquirer.authorize",
                        Map.of(
                                "merchantId",
                                stranger.id(),
                                "card",
                                Map.of("paymentInstrument", instrument),
                                "seal",
                                "",
                                "purpose",
                                ""))
                .then()
                .statusCode(409)
                .body("code", equalTo("card_unavailable"));
        assertThat(destination.received()).isEmpty();
    }

    @Test
    void aCardThatIsGoneOrOverIsUnavailable() {
        // given
        Submitted activated = Submitted.card(merchant, Api.MASTERCARD, null);
        String instrument = activated.activate();
        Submitted tooOld = Submitted.card(merchant, "378282246310005", null);
        Rows.change("update staged_card set expires_at = now() where id = ?", tooOld.stagedCard());

        // when / then
        for (Submitted one : List.of(activated, tooOld)) {
            forward("acquirer.authorize", staged(one)).then().statusCode(409).body("code", equalTo("card_unavailable"));
        }
        Map<String, Object> stored = Map.of("card", Map.of("paymentInstrument", instrument), "seal", "", "purpose", "");
        Rows.change("update payment_instrument set status = 'suspended' where id = ?", instrument);
        forward("acquirer.authorize", stored).then().statusCode(409).body("code", equalTo("card_unavailable"));
        Rows.change(
                "update payment_instrument set status = 'active', storage = 'temporal', expires_at = now() where id = ?",
                instrument);
        forward("acquirer.authorize", stored).then().statusCode(409).body("code", equalTo("card_unavailable"));
        forward("acquirer.authorize", Map.of("card", Map.of("paymentInstrument", "pi_x"), "seal", "", "purpose", ""))
                .then()
                .statusCode(409)
                .body("code", equalTo("card_unavailable"));
        assertThat(destination.received()).isEmpty();
    }

    @Test
    void aStoredCardThatWasTamperedWithIsNotSent() {
        // given
        String instrument = Submitted.card(merchant, Api.MASTERCARD, null).activate();
        Rows.change(
                "update card_record set ciphertext = set_byte(ciphertext, 30, get_byte(ciphertext, 30) # 1)"
                        + " where instrument_id = ?",
                instrument);

        // when / then
        forward(
                        "acquirer.authorize",
                        Map.of("card", Map.of("paymentInstrument", instrument), "seal", "", "purpose", ""))
                .then()
                .statusCode(409)
                .body("code", equalTo("card_unavailable"));
        assertThat(destination.received()).isEmpty();
        assertThat(Rows.count("card_use", "card_id = ?", instrument)).isZero();
    }

    @Test
    void onlyServicesThatTheProfileNamesMaySend() {
        // when / then
        forward("network.enroll", Map.of()).then().statusCode(403).body("code", equalTo("caller_not_allowed"));
        forward("nobody.knows", Map.of()).then().statusCode(404).body("code", equalTo("unknown_profile"));
        for (String service : List.of("webhook", "vault")) {
            given().header("Authorization", "Bearer " + TestKeys.serviceToken(service, "vault"))
                    .contentType("application/json")
                    .body(order("acquirer.authorize", Map.of()))
                    .post("/internal/forward")
                    .then()
                    .statusCode(403);
        }
        Api.as(merchant)
                .body(order("acquirer.authorize", Map.of()))
                .post("/internal/forward")
                .then()
                .statusCode(403);
        given().contentType("application/json")
                .body(order("acquirer.authorize", Map.of()))
                .post("/internal/forward")
                .then()
                .statusCode(401);
        assertThat(destination.received()).isEmpty();
    }

    @Test
    void misplacedPlaceholdersAndNumbersOfTheCallersOwnAreRefused() {
        // given
        Map<String, Object> elsewhere = Map.of("card", Submitted.PLACEHOLDERS, "note", "{{card.number}}");
        Map<String, Object> own = new HashMap<>(Submitted.PLACEHOLDERS);
        own.put("number", Api.VISA);

        // when / then
        forward("acquirer.authorize", Map.of("body", elsewhere))
                .then()
                .statusCode(422)
                .body("code", equalTo("placeholder_not_allowed"))
                .body("errors[0].pointer", equalTo("#/body/note"));
        forward("acquirer.authorize", Map.of("body", Map.of("card", own)))
                .then()
                .statusCode(422)
                .body("code", equalTo("placeholder_not_allowed"))
                .body(not(containsString(Api.VISA)));
        forward("acquirer.authorize", Map.of("body", Map.of("card", Map.of())))
                .then()
                .statusCode(422)
                .body("code", equalTo("missing_placeholder"));
        assertThat(destination.received()).isEmpty();
        assertThat(Rows.count("card_use", "intent = ?", intent)).isZero();
    }

    @Test
    void afterSendBeforeNothingIsSent() {
        // when
        Response late = forward(
                "acquirer.authorize",
                Map.of("sendBefore", Instant.now().minusMillis(1).toString()));

        // then
        late.then().statusCode(200).body("outcome", equalTo("not_sent")).body("reason", equalTo("too_late"));
        assertThat(destination.received()).isEmpty();
        assertThat(Rows.count("seal_use", "merchant_id = ?", merchant.id())).isZero();
        assertThat(Rows.count("card_use", "intent = ?", intent)).isZero();
    }

    @Test
    void aDestinationThatIsAwayGotNothing() {
        // when / then
        forward("acquirer.away", Map.of())
                .then()
                .statusCode(200)
                .body("outcome", equalTo("not_sent"))
                .body("reason", equalTo("unreachable"));
        assertThat(Rows.count("card_use", "intent = ? and outcome = 'not_sent' and detail = 'unreachable'", intent))
                .isEqualTo(1);
    }

    @Test
    void aRedirectIsNotFollowed() {
        // given
        destination.behaves(conversation -> {
            conversation.read();
            conversation.write(
                    "HTTP/1.1 307 Temporary Redirect\r\nLocation: " + destination.baseUrl()
                            + "/elsewhere\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        });

        // when / then
        isUnknown(forward("acquirer.authorize", Map.of()), "unreadable_answer");
        assertThat(destination.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not http at all\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{\"result\"",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n[1,]",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"a\":1,\"a\":2}",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>",
            })
    void garbageIsNoAnswer(String bytes) {
        // given
        destination.behaves(conversation -> {
            conversation.read();
            conversation.write(bytes);
        });

        // when / then
        isUnknown(forward("acquirer.authorize", Map.of()), "unreadable_answer");
        assertThat(destination.received()).hasSize(1);
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        // given
        destination.behaves(conversation -> {
            conversation.read();
            conversation.write(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                conversation.write("1000\r\n" + " ".repeat(4096) + "\r\n");
            }
        });

        // when / then
        isUnknown(forward("acquirer.authorize", Map.of()), "unreadable_answer");
    }

    @Test
    void anAnswerOfSixtyFourKibibytesIsReadAndNoLargerOne() {
        // given
        String frame = "{\"result\":\"approved\",\"filler\":\"\"}";
        String largest = frame.replace("\"\"", "\"" + "x".repeat(64 * 1024 - frame.length()) + "\"");
        destination.answers(200, largest);
        forward("acquirer.authorize", Map.of()).then().body("outcome", equalTo("answered"));

        // when
        destination.answers(200, largest + " ");

        // then
        isUnknown(forward("acquirer.authorize", Map.of()), "unreadable_answer");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSlowDestinationIsNotWaitedFor(boolean trickles) {
        // given
        destination.behaves(conversation -> {
            conversation.read();
            conversation.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{");
            while (trickles) {
                conversation.linger(50);
                conversation.write(" ");
            }
            conversation.linger(20_000);
        });
        Instant asked = Instant.now();

        // when
        Response answer = forward("acquirer.impatient", Map.of());

        // then
        isUnknown(answer, "timeout");
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(3));
        assertThat(Rows.count("card_use", "intent = ? and outcome = 'unknown' and detail = 'timeout'", intent))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConnectionThatIsLostLeavesOpenWhatHappened(boolean afterReading) {
        // given
        destination.behaves(conversation -> {
            if (afterReading) {
                conversation.read();
            }
        });

        // when / then
        isUnknown(forward("acquirer.authorize", Map.of()), "connection_lost");
        assertThat(destination.received()).hasSize(afterReading ? 1 : 0);
    }

    @Test
    void anAnswerThatBreaksOffLeavesOpenWhatHappened() {
        // given
        destination.behaves(conversation -> {
            conversation.read();
            conversation.write(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"result\":\"app");
        });

        // when / then
        isUnknown(forward("acquirer.authorize", Map.of()), "connection_lost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"4111111111111111\"}",
                "{\"text\":\"card 4111-1111-1111-1111 declined\"}",
                "{\"amount\":4111111111111111}",
                "{\"list\":[{\"x\":\"id 94111111111111111\"}]}",
                "{\"list\":[{\"4111111111111111\":1}]}",
                "{\"text\":\"123\"}",
                "{\"text\":\"code 123 is wrong\"}",
                "{\"amount\":123}",
            })
    void anAnswerThatRepeatsTheCardIsNotPassedOn(String answer) {
        // given
        destination.answers(200, answer);

        // when
        Response unreadable = forward("acquirer.authorize", Map.of());

        // then
        isUnknown(unreadable, "unreadable_answer");
        unreadable.then().body(not(containsString("1111")));
    }

    @Test
    void digitsOfTheCodeWithinALongerNumberAreNoRepetition() {
        // given
        destination.answers(200, "{\"text\":\"991234567890123\",\"reference\":\"acq_123a\",\"amount\":1230}");

        // when / then
        forward("acquirer.authorize", Map.of())
                .then()
                .body("outcome", equalTo("answered"))
                .body("body.text", equalTo("991234567890123"));
    }

    @Test
    void aSealServesOneIntentAndItsFallback() {
        // given
        forward("acquirer.authorize", Map.of()).then().body("outcome", equalTo("answered"));

        // when
        Response again = forward("acquirer.authorize", Map.of());
        Response another = forward("acquirer.authorize", Map.of("intent", "ver_another"));

        // then
        again.then().statusCode(200).body("outcome", equalTo("answered"));
        another.then().statusCode(409).body("code", equalTo("seal_used"));
        assertThat(destination.received()).hasSize(2);
        assertThat(Rows.count("seal_use", "merchant_id = ? and intent = ?", merchant.id(), intent))
                .isEqualTo(1);
        assertThat(Rows.count("card_use", "intent = 'ver_another'")).isZero();
    }

    @Test
    void aSealOpensForItsCardAndSessionOnly() {
        // given
        Submitted other = Submitted.card(merchant, Api.VISA, "456");
        String seal = Objects.requireNonNull(card.seal());
        String changed = seal.substring(0, seal.length() - 2) + (seal.endsWith("AA") ? "BB" : "AA");

        // when / then
        refusesSeal(Map.of("card", Map.of("stagedCard", other.stagedCard()), "purpose", other.session()));
        refusesSeal(Map.of("purpose", other.session()));
        refusesSeal(Map.of("seal", changed));
        forward("acquirer.authorize", Map.of("purpose", ""))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/purpose"));
        forward("acquirer.authorize", Map.of("seal", "no seal")).then().statusCode(422);
        assertThat(destination.received()).isEmpty();
    }

    @Test
    void onlyWhatTheDestinationTakesIsAccepted() {
        // when / then
        forward("acquirer.void", Map.of("body", Map.of("reference", "x")))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/card"));
        Map<String, Object> noCard = order("acquirer.authorize", Map.of());
        noCard.remove("card");
        Api.asSession().body(noCard).post("/internal/forward").then().statusCode(422);
        Map<String, Object> both = order(
                "acquirer.authorize",
                Map.of("card", Map.of("stagedCard", card.stagedCard(), "paymentInstrument", "pi_x")));
        Api.asSession().body(both).post("/internal/forward").then().statusCode(422);
        assertThat(destination.received()).isEmpty();
    }

    private void refusesSeal(Map<String, Object> changes) {
        forward("acquirer.authorize", changes).then().statusCode(422).body("code", equalTo("invalid_seal"));
    }

    private void isUnknown(Response answer, String reason) {
        answer.then()
                .statusCode(200)
                .body("outcome", equalTo("unknown"))
                .body("reason", equalTo(reason))
                .body("body", nullValue());
        await().atMost(Duration.ofSeconds(5))
                .until(() -> Rows.count("card_use", "intent = ? and outcome = 'unknown' and detail = ?", intent, reason)
                        == 1);
    }

    private Received onlyRequest() {
        assertThat(destination.received()).hasSize(1);
        return destination.received().get(0);
    }

    private static boolean signatureHolds(Received sent, Map<String, String> components) {
        String input = Objects.requireNonNull(sent.headers().get("signature-input"));
        assertThat(input).contains("keyid=\"mintmark-test\"").contains("alg=\"hmac-sha256\"");
        StringBuilder base = new StringBuilder();
        components.forEach((name, value) ->
                base.append('"').append(name).append("\": ").append(value).append('\n'));
        base.append("\"@signature-params\": ").append(input.substring("sig1=".length()));
        byte[] expected = Keys.hmac(ForwardProfiles.KEY, base.toString().getBytes(StandardCharsets.US_ASCII));
        return ("sig1=:" + Base64.getEncoder().encodeToString(expected) + ":")
                .equals(sent.headers().get("signature"));
    }

    private static long parameter(Received sent, String name) {
        Matcher matcher = Pattern.compile(name + "=([0-9]+)")
                .matcher(Objects.requireNonNull(sent.headers().get("signature-input")));
        assertThat(matcher.find()).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private static Map<String, Object> staged(Submitted one) {
        return Map.of("card", Map.of("stagedCard", one.stagedCard()), "seal", "", "purpose", "");
    }

    /** What session-service sends; an empty text takes a member away. */
    private Map<String, Object> order(String profile, Map<String, ?> changes) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("reference", intent);
        body.put("card", Submitted.PLACEHOLDERS);
        Map<String, Object> order = new HashMap<>();
        order.put("merchantId", merchant.id());
        order.put("profile", profile);
        order.put("intent", intent);
        order.put("card", Map.of("stagedCard", card.stagedCard()));
        order.put("seal", card.seal());
        order.put("purpose", card.session());
        order.put("sendBefore", Instant.now().plusSeconds(20).toString());
        order.put("body", body);
        order.putAll(changes);
        order.values().removeIf(value -> Objects.equals(value, ""));
        return order;
    }

    private Response forward(String profile, Map<String, ?> changes) {
        return Api.asSession().body(order(profile, changes)).post("/internal/forward");
    }

    private Response status(Map<String, String> parameters) {
        return Api.asSession()
                .body(Map.of(
                        "merchantId",
                        merchant.id(),
                        "profile",
                        "acquirer.status",
                        "intent",
                        intent,
                        "sendBefore",
                        Instant.now().plusSeconds(20).toString(),
                        "parameters",
                        parameters))
                .post("/internal/forward");
    }
}

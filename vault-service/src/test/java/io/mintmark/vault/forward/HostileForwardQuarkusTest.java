package io.mintmark.vault.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.DestinationStub;
import io.mintmark.vault.testing.Forwards;
import io.mintmark.vault.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that try to get a number where it does not belong: nothing is sent, and each try is recorded. */
@QuarkusTest
class HostileForwardQuarkusTest {
    private final DestinationStub destination = DestinationStub.shared();
    private TestMerchant merchant;
    private String instrument;

    @BeforeEach
    void aMerchantHasACard() {
        merchant = Api.merchant();
        instrument = Forwards.instrument(merchant);
        destination.answers(200, "{\"result\":\"approved\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'card': {'number': '{{card.number}}'}, 'note': '{{card.number}}'} | placeholder_not_allowed | #/body/note",
                "{'card': {'number': '{{card.number}}', 'copy': '{{card.number}}'} } | placeholder_not_allowed | #/body/card/copy",
                "{'card': {'number': '{{card.number}}', '{{card.number}}': 1} } | placeholder_not_allowed | #/body/card",
                "{'card': {'number': {'number': '{{card.number}}'} } } | placeholder_not_allowed | #/body/card/number",
                "{'card': {'number': ['{{card.number}}']} } | placeholder_not_allowed | #/body/card/number",
                "{'cards': [{'number': '{{card.number}}'}]} | placeholder_not_allowed | #/body/cards/0/number",
                "{'card': {'number': 'pan={{card.number}}'} } | placeholder_not_allowed | #/body/card/number",
                "{'card': {'number': '{{card.num'} } | placeholder_not_allowed | #/body/card/number",
                "{'card': {'number': '{{CARD.NUMBER}}'} } | placeholder_not_allowed | #/body/card/number",
                "{'card': {'number': '{{ card.number }}'} } | placeholder_not_allowed | #/body/card/number",
                "{'card': {'number': '{{card.security_code}}'} } | placeholder_not_allowed | #/body/card/number",
                "{'card': {'number': '{{card.number}}', 'month': '{{card.number}}'} } | placeholder_not_allowed | #/body/card/month",
                "{'card': {'number': '｛｛card.number｝｝'} } | placeholder_not_allowed | #/body/card/number",
                "{'card': {'number': '{{card.number}}'}, 'note': '{\\u200b{card.number}}'} | placeholder_not_allowed | #/body/note",
                "{'card': {'number': '{{card.number}}'}, 'shop': '90001'} | placeholder_not_allowed | #/body/shop",
                "{'card': {'number': '{{card.number}}'}, 'note': '5555 5555 5555 4444'} | card_number_in_request | #/body/note",
                "{'card': {'number': '5555555555554444'} } | card_number_in_request | #/body/card/number",
                "{'card': {'number': '{{card.number}}'}, 'note': 5555555555554444} | card_number_in_request | #/body/note",
                "{'card': {'number': '{{card.number}}'}, '5555555555554444': 1} | card_number_in_request | #/body",
                "{'card': {}} | missing_placeholder | #/body/card/number",
                "[] | required | #/body",
            })
    void aPlaceholderOrANumberInTheWrongPlaceIsRefused(String body, String code, String pointer) {
        // when
        var answer = raw("{\"profile\": \"shop.pay\", \"paymentInstrument\": \"" + instrument + "\", \"body\": "
                + body.replace('\'', '"') + "}");

        // then
        answer.then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code))
                .body(not(containsString("5555")));
        assertNothingSentButOneRefusalRecorded();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{{card.number}} | invalid_format",
                "a/b | invalid_format",
                ".. | invalid_format",
                "a?b=c | invalid_format",
                "a%2Fb | invalid_format",
                "a%0d%0aHost:%20evil.example | invalid_format",
                "http://evil.example | invalid_format",
                "@evil.example | invalid_format",
                "5555555555554444 | card_number_in_request",
                "5555-5555-5555-4444 | card_number_in_request",
            })
    void aParameterChangesNothingButItsPlaceInThePath(String value, String code) {
        // given
        Map<String, Object> request = Forwards.request("shop.step", instrument, Forwards.body());
        request.put("parameters", Map.of("order", value));

        // when / then
        Forwards.send(merchant, request)
                .then()
                .statusCode(422)
                .body("code", equalTo(code))
                .body("errors[0].pointer", equalTo("#/parameters/order"))
                .body(not(containsString("5555")));
        assertNothingSentButOneRefusalRecorded();
    }

    @Test
    void parametersAreTheProfilesOwn() {
        for (Map<String, Object> parameters : List.<Map<String, Object>>of(
                Map.of(), Map.of("order", "a", "host", "evil.example"), Map.of("host", "evil.example"))) {
            Map<String, Object> request = Forwards.request("shop.step", instrument, Forwards.body());
            request.put("parameters", parameters);
            Forwards.send(merchant, request).then().statusCode(422).body("errors[0].pointer", equalTo("#/parameters"));
        }
        assertThat(destination.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"url", "host", "port", "path", "method", "headers", "query", "timeoutMillis", "answer", "signing"
            })
    void noMemberOfTheRequestNamesAnotherWay(String member) {
        // given
        Map<String, Object> request = Forwards.request("shop.pay", instrument, Forwards.body());
        request.put(member, "http://evil.example");

        // when / then
        Forwards.send(merchant, request)
                .then()
                .statusCode(400)
                .body("code", equalTo("unknown_field"))
                .body("errors[0].pointer", equalTo("#/" + member));
        assertThat(destination.received()).isEmpty();
    }

    @Test
    void noHeaderOfTheRequestIsSentOn() {
        // when
        Api.as(merchant)
                .header("X-Evil", "1")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "host=evil.example")
                .header("Cookie", "a=b")
                .queryParam("host", "evil.example")
                .body(Forwards.request("shop.pay", instrument, Forwards.body()))
                .post("/v1/forward")
                .then()
                .statusCode(200);

        // then
        assertThat(destination.received().get(0).headers())
                .doesNotContainKeys("x-evil", "x-forwarded-host", "forwarded", "cookie", "x-api-key")
                .containsEntry("host", destination.baseUrl().substring("http://".length()));
        assertThat(destination.received().get(0).target()).isEqualTo("/pay");
    }

    @Test
    void malformedAndLargeBodiesAreNotLookedAt() {
        raw("{\"profile\": \"shop.pay\", \"body\": {").then().statusCode(400);
        raw("{\"profile\": \"shop.pay\", \"paymentInstrument\": \"pi_x\", \"body\": {\"a\": 1, \"a\": 2}}")
                .then()
                .statusCode(400);
        raw("{\"profile\": \"shop.pay\", \"paymentInstrument\": \"pi_x\", \"parameters\": {\"order\": null}, \"body\": {}}")
                .then()
                .statusCode(422);
        raw("{\"profile\": \"shop.pay\", \"paymentInstrument\": \"" + instrument + "\", \"body\": {\"a\": \""
                        + "x".repeat(64 * 1024) + "\"}}")
                .then()
                .statusCode(413);
        assertThat(destination.received()).isEmpty();
    }

    private io.restassured.response.Response raw(String json) {
        return Api.as(merchant).body(json).post("/v1/forward");
    }

    private void assertNothingSentButOneRefusalRecorded() {
        assertThat(destination.received()).isEmpty();
        assertThat(Rows.count("card_use", "merchant_id = ?", merchant.id())).isEqualTo(1);
        assertThat(Rows.count(
                        "card_use",
                        "merchant_id = ? and card_id = ? and outcome = 'refused' and ended_at is not null",
                        merchant.id(),
                        instrument))
                .isEqualTo(1);
    }
}

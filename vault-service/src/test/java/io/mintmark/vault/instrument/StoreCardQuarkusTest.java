package io.mintmark.vault.instrument;

import static io.mintmark.vault.testing.Api.as;
import static io.mintmark.vault.testing.Api.customer;
import static io.mintmark.vault.testing.Api.merchantWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class StoreCardQuarkusTest {
    private static final String[] SCOPES = {
        "card:write", "instruments:read", "instruments:write", "customers:write", "customers:read"
    };
    private static final String VISA =
            "{\"card\": {\"number\": \"4111111111111111\", \"expMonth\": 12, \"expYear\": 2030, \"cvc\": \"737\"}}";

    private static ValidatableResponse store(TestMerchant merchant, String body) {
        return as(merchant).body(body).post("/v1/payment-instruments").then();
    }

    private static String card(String number, String month, String year, String cvc) {
        return "{\"card\": {\"number\": %s, \"expMonth\": %s, \"expYear\": %s, \"cvc\": %s}}"
                .formatted(number, month, year, cvc);
    }

    @Test
    void aCardBecomesAnInstrumentThatTellsOfItself() {
        // given
        TestMerchant merchant = merchantWith(SCOPES);
        String customer = customer(merchant);

        // when
        ValidatableResponse answer = store(
                merchant,
                """
                {"type": "card", "card": {"number": "4111111111111111", "expMonth": 12, "expYear": 2030, "cvc": "737",
                 "cardholderName": "Ana Silva"}, "billingAddress": {"line1": "18 de Julio 1234", "country": "UY"},
                 "customerId": "%s", "enableNetworkToken": false, "metadata": {"order": "A-1"}}
                """
                        .formatted(customer));

        // then
        String id = answer.statusCode(201)
                .header("Location", startsWith("/v1/payment-instruments/pi_"))
                .body("storage", equalTo("store"))
                .body("status", equalTo("active"))
                .body("customerId", equalTo(customer))
                .body("card.brand", equalTo("visa"))
                .body("card.last4", equalTo("1111"))
                .body("card.expYear", equalTo(2030))
                .body("billingAddress.line1", equalTo("18 de Julio 1234"))
                .body("metadata", hasEntry("order", "A-1"))
                .body("source.session", nullValue())
                .extract()
                .path("id");
        as(merchant).get("/v1/payment-instruments/" + id).then().statusCode(200).body("id", equalTo(id));
        assertThat(Rows.count("payment_instrument", "id = ? and not enable_network_token", id))
                .isEqualTo(1);
        assertThat(Rows.count("card_record", "instrument_id = ?", id)).isEqualTo(1);
    }

    @Test
    void theSameCardOfTheSameCustomerIsOneInstrumentAndANewExpiryRenewsIt() {
        // given
        TestMerchant merchant = merchantWith(SCOPES);
        String id = store(merchant, VISA).statusCode(201).extract().path("id");

        // when / then
        store(merchant, VISA).statusCode(200).body("id", equalTo(id));
        store(merchant, VISA.replace("2030", "2031"))
                .statusCode(200)
                .body("id", equalTo(id))
                .body("card.expYear", equalTo(2031));
        assertThat(Rows.count("payment_instrument", "id = ? and sequence = 2", id))
                .isEqualTo(1);
        assertThat(Rows.count("card_record", "instrument_id = ?", id)).isEqualTo(1);
        assertThat(Rows.count("record_key", "instrument_id = ?", id)).isEqualTo(1);
    }

    @Test
    void aTemporalCardEnds() {
        store(merchantWith(SCOPES), VISA.replace("{\"card\"", "{\"storage\": \"temporal\", \"card\""))
                .statusCode(201)
                .body("storage", equalTo("temporal"))
                .body("expiresAt", not(nullValue()));
    }

    @Test
    void aKeyWithoutTheScopeSendsNoCards() {
        store(merchantWith("instruments:read", "instruments:write"), VISA)
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @Test
    void aRepetitionUnderOneKeyGivesTheSameInstrumentAndAnotherCardIsRefused() {
        // given
        TestMerchant merchant = merchantWith(SCOPES);
        String key = Api.unique("key-");
        String id = as(merchant)
                .header("Idempotency-Key", key)
                .body(VISA)
                .post("/v1/payment-instruments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        // when / then
        as(merchant)
                .header("Idempotency-Key", key)
                .body(VISA)
                .post("/v1/payment-instruments")
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
        as(merchant)
                .header("Idempotency-Key", key)
                .body(VISA.replace("4111111111111111", "5555555555554444"))
                .post("/v1/payment-instruments")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
        assertThat(Rows.count("payment_instrument", "merchant_id = ?", merchant.id()))
                .isEqualTo(1);
    }

    @Test
    void aReplayUnderTheKeyOfAMergedCardNamesTheLiveInstrument() {
        // given
        TestMerchant merchant = merchantWith(SCOPES);
        String id = store(merchant, VISA).statusCode(201).extract().path("id");
        String key = Api.unique("key-");

        // when / then
        for (int i = 0; i < 2; i++) {
            as(merchant)
                    .header("Idempotency-Key", key)
                    .body(VISA)
                    .post("/v1/payment-instruments")
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(id));
        }
    }

    @Test
    void aCustomerOfSomebodyElseIsUnknown() {
        // given
        String foreign = customer(merchantWith(SCOPES));

        // when / then
        store(merchantWith(SCOPES), VISA.replace("{\"card\"", "{\"customerId\": \"" + foreign + "\", \"card\""))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/customerId"))
                .body("errors[0].code", equalTo("unknown_customer"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"4111a11111111111\" | 12 | 2030 | \"737\" | 422 | #/card/number | invalid_format",
                "\"41111111111\" | 12 | 2030 | \"737\" | 422 | #/card/number | invalid_length",
                "\"41111111111111111111\" | 12 | 2030 | \"737\" | 422 | #/card/number | invalid_length",
                "\"4111111111111112\" | 12 | 2030 | \"737\" | 422 | #/card/number | mistyped_card_number",
                "\"4929000000006\" | 12 | 2030 | \"737\" | 422 | #/card/number | not_a_test_card",
                "\"\" | 12 | 2030 | \"737\" | 422 | #/card/number | required",
                "null | 12 | 2030 | \"737\" | 422 | #/card/number | required",
                "\"4111111111111111\" | 13 | 2030 | \"737\" | 422 | #/card/expMonth | out_of_range",
                "\"4111111111111111\" | null | 2030 | \"737\" | 422 | #/card/expMonth | required",
                "\"4111111111111111\" | 1 | 2020 | \"737\" | 422 | #/card/expYear | expired_card",
                "\"4111111111111111\" | 1 | 2100 | \"737\" | 422 | #/card/expYear | out_of_range",
                "\"4111111111111111\" | 12 | 2030 | \"7371\" | 422 | #/card/cvc | invalid_format",
                "4111111111111111 | 12 | 2030 | \"737\" | 400 | #/card/number | wrong_type",
                "{\"a\": 1} | 12 | 2030 | \"737\" | 400 | #/card/number | wrong_type",
                "\"4111111111111111\" | \"12\" | 2030 | \"737\" | 400 | #/card/expMonth | wrong_type",
                "\"4111111111111111\" | 12.5 | 2030 | \"737\" | 400 | #/card/expMonth | wrong_type",
                "\"4111111111111111\" | 12 | 2030 | 737 | 400 | #/card/cvc | wrong_type"
            })
    void aBadCardIsRefusedByItsPlaceAndNothingIsRepeated(
            String number, String month, String year, String cvc, int status, String pointer, String code) {
        store(merchantWith(SCOPES), card(number, month, year, cvc))
                .statusCode(status)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code))
                .body(not(containsString("4111111")));
    }

    @Test
    void aBodyThatCannotBeReadIsRefusedWithoutRepeatingIt() {
        TestMerchant merchant = merchantWith(SCOPES);

        store(merchant, VISA + "x").statusCode(400).body("code", equalTo("malformed_json"));
        store(merchant, "{\"card\": 4111111111111111").statusCode(400).body(not(containsString("4111111")));
        store(merchant, "").statusCode(400);
        store(merchant, "null").statusCode(400);
        store(merchant, "{}").statusCode(422).body("errors[0].pointer", equalTo("#/card"));
        store(merchant, VISA.replace("cvc", "cvv"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("#/card/cvv"))
                .body("errors[0].code", equalTo("unknown_field"));
        store(merchant, VISA.replace("\"cvc\"", "\"4111111111111111\""))
                .statusCode(400)
                .body(not(containsString("4111111")));
        store(merchant, VISA.replace("\"cvc\": \"737\"", "\"number\": \"5555555555554444\""))
                .statusCode(400)
                .body("code", equalTo("malformed_json"));
    }

    @Test
    void aNumberInATextIsRefused() {
        store(
                        merchantWith(SCOPES),
                        VISA.replace("{\"card\"", "{\"metadata\": {\"note\": \"4111 1111 1111 1111\"}, \"card\""))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/metadata"))
                .body("errors[0].code", equalTo("card_number_in_text"));
    }
}

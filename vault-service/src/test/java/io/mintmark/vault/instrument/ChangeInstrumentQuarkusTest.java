package io.mintmark.vault.instrument;

import static io.mintmark.vault.testing.Api.as;
import static io.mintmark.vault.testing.Api.customer;
import static io.mintmark.vault.testing.Api.merchantWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ChangeInstrumentQuarkusTest {
    private static final String[] SCOPES = {
        "card:write", "instruments:read", "instruments:write", "customers:write", "customers:read"
    };

    private static String store(TestMerchant merchant, String number, String customer) {
        return as(merchant)
                .body(Map.of(
                        "card", Map.of("number", number, "expMonth", 12, "expYear", 2030),
                        "customerId", customer,
                        "billingAddress", Map.of("line1", "18 de Julio 1234", "country", "UY"),
                        "metadata", Map.of("a", "1", "b", "2")))
                .post("/v1/payment-instruments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse change(TestMerchant merchant, String id, String patch) {
        return as(merchant)
                .contentType("application/merge-patch+json")
                .body(patch)
                .patch("/v1/payment-instruments/" + id)
                .then();
    }

    @Test
    void aPatchMergesIntoWhatThereIs() {
        // given
        TestMerchant merchant = merchantWith(SCOPES);
        String id = store(merchant, Api.VISA, customer(merchant));

        // when
        ValidatableResponse changed = change(
                merchant,
                id,
                """
                {"metadata": {"a": null, "b": "3", "c": "4"}, "billingAddress": {"line1": null, "city": "Montevideo"}}
                """);

        // then
        changed.statusCode(200)
                .body("metadata", equalTo(Map.of("b", "3", "c", "4")))
                .body("billingAddress.line1", nullValue())
                .body("billingAddress.city", equalTo("Montevideo"))
                .body("billingAddress.country", equalTo("UY"))
                .body("card.expYear", equalTo(2030));
        change(merchant, id, "{\"metadata\": null, \"billingAddress\": null}")
                .statusCode(200)
                .body("metadata", anEmptyMap())
                .body("billingAddress", nullValue());
        assertThat(Rows.count("payment_instrument", "id = ? and sequence = 3", id))
                .isEqualTo(1);
        change(merchant, id, "{}").statusCode(200);
        assertThat(Rows.count("payment_instrument", "id = ? and sequence = 3", id))
                .isEqualTo(1);
    }

    @Test
    void aNewExpirySealsTheCardAnew() {
        // given
        TestMerchant merchant = merchantWith(SCOPES);
        String id = store(merchant, Api.VISA, customer(merchant));

        // when
        change(merchant, id, "{\"card\": {\"expYear\": 2032}}")
                .statusCode(200)
                .body("card.expMonth", equalTo(12))
                .body("card.expYear", equalTo(2032));

        // then
        assertThat(Rows.count("card_record", "instrument_id = ?", id)).isEqualTo(1);
        assertThat(Rows.count("record_key", "instrument_id = ?", id)).isEqualTo(1);
        // A card that still said the old expiry would be changed by this.
        as(merchant)
                .body(Map.of(
                        "card", Map.of("number", Api.VISA, "expMonth", 12, "expYear", 2032),
                        "customerId",
                                String.valueOf(as(merchant)
                                        .get("/v1/payment-instruments/" + id)
                                        .<String>path("customerId"))))
                .post("/v1/payment-instruments")
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
        assertThat(Rows.count("payment_instrument", "id = ? and sequence = 2", id))
                .isEqualTo(1);
    }

    @Test
    void theDefaultIsTakenFromTheOtherCards() {
        // given
        TestMerchant merchant = merchantWith(SCOPES);
        String customer = customer(merchant);
        String first = store(merchant, Api.VISA, customer);
        String second = store(merchant, Api.MASTERCARD, customer);
        change(merchant, first, "{\"default\": true}").statusCode(200).body("default", equalTo(true));

        // when
        change(merchant, second, "{\"default\": true}").statusCode(200).body("default", equalTo(true));

        // then
        as(merchant).get("/v1/payment-instruments/" + first).then().body("default", equalTo(false));
        assertThat(Rows.count("payment_instrument", "id = ? and sequence = 3", first))
                .isEqualTo(1);
        change(merchant, second, "{\"default\": null}").statusCode(200).body("default", equalTo(false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{\"card\": {\"expMonth\": 13}} | 422 | #/card/expMonth",
                "{\"card\": {\"expYear\": 2020}} | 422 | #/card/expYear",
                "{\"card\": {\"expMonth\": null}} | 422 | #/card/expMonth",
                "{\"card\": {\"number\": \"4111111111111111\"}} | 400 | #/card/number",
                "{\"card\": 1} | 400 | #/card",
                "{\"status\": \"suspended\"} | 400 | #/status",
                "{\"default\": \"yes\"} | 400 | #/default",
                "{\"metadata\": {\"n\": \"4111111111111111\"}} | 422 | #/metadata",
                "{\"billingAddress\": {\"country\": \"Uruguay\"}} | 422 | #/billingAddress/country",
                "[] | 400 | #"
            })
    void aPatchThatCannotStandChangesNothing(String patch, int status, String pointer) {
        // given
        TestMerchant merchant = merchantWith(SCOPES);
        String id = store(merchant, Api.VISA, customer(merchant));

        // when / then
        change(merchant, id, patch).statusCode(status).body("errors[0].pointer", equalTo(pointer));
        assertThat(Rows.count("payment_instrument", "id = ? and sequence = 1", id))
                .isEqualTo(1);
    }

    @Test
    void aCardOfNobodyIsNoDefault() {
        // given
        TestMerchant merchant = merchantWith(SCOPES);
        String id = as(merchant)
                .body(Map.of("card", Map.of("number", Api.VISA, "expMonth", 12, "expYear", 2030)))
                .post("/v1/payment-instruments")
                .path("id");

        // when / then
        change(merchant, id, "{\"default\": true}")
                .statusCode(422)
                .body("errors[0].code", equalTo("customer_required"));
    }

    @Test
    void whatIsAnothersIsNotThere() {
        // given
        TestMerchant owner = merchantWith(SCOPES);
        String id = store(owner, Api.VISA, customer(owner));
        TestMerchant stranger = merchantWith(SCOPES);

        // when / then
        change(stranger, id, "{\"default\": true}").statusCode(404);
        as(stranger).delete("/v1/payment-instruments/" + id).then().statusCode(404);
        as(owner).get("/v1/payment-instruments/" + id).then().statusCode(200);
    }

    @Test
    void aDeletedInstrumentIsShreddedAndGone() {
        // given
        TestMerchant merchant = merchantWith(SCOPES);
        String id = store(merchant, Api.VISA, customer(merchant));

        // when
        as(merchant).delete("/v1/payment-instruments/" + id).then().statusCode(204);

        // then
        as(merchant).delete("/v1/payment-instruments/" + id).then().statusCode(404);
        as(merchant).get("/v1/payment-instruments/" + id).then().statusCode(404);
        assertThat(Rows.count("card_record", "instrument_id = ?", id)).isZero();
        assertThat(Rows.count("record_key", "instrument_id = ?", id)).isZero();
    }
}

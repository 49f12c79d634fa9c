package io.mintmark.vault.instrument;

import static io.mintmark.vault.testing.Api.as;
import static io.mintmark.vault.testing.Api.customer;
import static io.mintmark.vault.testing.Api.merchantWith;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StoreBatchQuarkusTest {
    private static final String[] SCOPES = {
        "card:write", "instruments:read", "instruments:write", "customers:write", "customers:read"
    };
    /** The simulator's own Visa range. */
    private static final String PREFIX = "999901";

    private static final String GOOD = row("\"4111111111111111\"", 12, 2030);

    private static String row(String number, int month, int year) {
        return "{\"number\": %s, \"expMonth\": %d, \"expYear\": %d}".formatted(number, month, year);
    }

    private static ValidatableResponse store(TestMerchant merchant, List<String> rows) {
        return as(merchant)
                .body("{\"cards\": [" + String.join(",", rows) + "]}")
                .post("/v1/payment-instruments/batch")
                .then();
    }

    /** Distinct numbers of the simulator's own range, each with its check digit. */
    private static List<String> simulated(int count) {
        return simulated(0, count);
    }

    static List<String> simulated(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(each -> withCheckDigit(PREFIX + "%09d".formatted(each)))
                .map(number -> row("\"" + number + "\"", 12, 2030))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String withCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? 2 * digit : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return digits + (10 - sum % 10) % 10;
    }

    @Test
    void everyBadRowSaysWhyByItsPlaceAndSpoilsNoOther() {
        // given
        TestMerchant merchant = merchantWith(SCOPES);
        String foreign = customer(merchantWith(SCOPES));
        String own = customer(merchant);
        List<String> rows = List.of(
                GOOD,
                row("\"4111a11111111111\"", 12, 2030),
                row("\"41111111111\"", 12, 2030),
                row("\"41111111111111111111\"", 12, 2030),
                row("\"4111111111111112\"", 12, 2030),
                row("\"4929000000006\"", 12, 2030),
                row("\"4111111111111111\"", 1, 2020),
                row("\"4111111111111111\"", 13, 2030),
                row("4111111111111111", 12, 2030),
                "null",
                "[[1], {\"a\": [2]}]",
                "{\"number\": {\"deep\": [{\"er\": 1}]}, \"expMonth\": 1}",
                GOOD.replace("}", ", \"customerId\": \"" + foreign + "\"}"),
                GOOD.replace("}", ", \"pan\": 1}"),
                GOOD.replace("}", ", \"metadata\": {\"x\": \"4111111111111111\"}}"),
                GOOD.replace("}", ", \"customerId\": \"" + own + "\", \"uid\": \"mine\", \"cvc\": \"737\"}"));

        // when
        String answer = store(merchant, rows).statusCode(200).extract().asString();

        // then
        JsonPath results = JsonPath.from(answer);
        assertThat(results.getList("results")).hasSize(16);
        assertThat(results.getString("results[0].paymentInstrument.card.last4")).isEqualTo("1111");
        assertThat(results.getString("results[15].uid")).isEqualTo("mine");
        assertThat(results.getString("results[15].paymentInstrument.customerId"))
                .isEqualTo(own);
        assertThat(IntStream.range(1, 15)
                        .mapToObj(place -> results.getString("results[" + place + "].error.code") + " "
                                + results.getString("results[" + place + "].error.pointer")))
                .containsExactly(
                        "invalid_format #/cards/1/number",
                        "invalid_length #/cards/2/number",
                        "invalid_length #/cards/3/number",
                        "mistyped_card_number #/cards/4/number",
                        "not_a_test_card #/cards/5/number",
                        "expired_card #/cards/6/expYear",
                        "out_of_range #/cards/7/expMonth",
                        "wrong_type #/cards/8/number",
                        "wrong_type #/cards/9",
                        "wrong_type #/cards/10",
                        "wrong_type #/cards/11/number",
                        "unknown_customer #/cards/12/customerId",
                        "unknown_field #/cards/13/pan",
                        "card_number_in_text #/cards/14/metadata");
        assertThat(answer).doesNotContain("411111111").doesNotContain("4929000000006");
        assertThat(Rows.count("payment_instrument", "merchant_id = ?", merchant.id()))
                .isEqualTo(2);
    }

    @Test
    void theSameCardTwiceIsOneInstrumentThatBothRowsName() {
        // given
        TestMerchant merchant = merchantWith(SCOPES);

        // when
        JsonPath results = store(merchant, List.of(GOOD, row("\"4111111111111111\"", 11, 2031)))
                .statusCode(200)
                .extract()
                .jsonPath();

        // then
        assertThat(results.getString("results[0].paymentInstrument.id"))
                .startsWith("pi_")
                .isEqualTo(results.getString("results[1].paymentInstrument.id"));
        assertThat(results.getInt("results[0].paymentInstrument.card.expYear")).isEqualTo(2031);
        assertThat(results.getString("results[0].uid")).isNotEqualTo(results.getString("results[1].uid"));
    }

    @Test
    void whatIsWrongWithTheWholeIsRefusedAsAWhole() {
        TestMerchant merchant = merchantWith(SCOPES);

        store(merchant, Collections.nCopies(1_001, "{}"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/cards"))
                .body("errors[0].code", equalTo("invalid_length"));
        store(merchant, List.of()).statusCode(422);
        String twin = GOOD.replace("}", ", \"uid\": \"one\"}");
        store(merchant, List.of(twin, GOOD, twin))
                .statusCode(422)
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo("#/cards/2/uid"))
                .body("errors[0].code", equalTo("duplicate"));
        store(merchant, List.of(GOOD, "{")).statusCode(400).body("code", equalTo("malformed_json"));
        for (String body : List.of("", "[]", "{\"cards\": [", "{\"cards\": {}}", "{\"rows\": []}", "{} {}")) {
            as(merchant)
                    .body(body)
                    .post("/v1/payment-instruments/batch")
                    .then()
                    .statusCode(body.equals("{} {}") || !body.equals("{}") ? 400 : 422);
        }
        assertThat(Rows.count("payment_instrument", "merchant_id = ?", merchant.id()))
                .isZero();
    }

    @Test
    void thisAddressAloneTakesAMegabyte() {
        TestMerchant merchant = merchantWith(SCOPES);
        String padding = " ".repeat(100_000);

        as(merchant)
                .body("{\"cards\": [" + GOOD + padding + "]}")
                .post("/v1/payment-instruments/batch")
                .then()
                .statusCode(200);
        as(merchant)
                .body("{\"cards\": [" + GOOD + " ".repeat(1_048_576) + "]}")
                .post("/v1/payment-instruments/batch")
                .then()
                .statusCode(413)
                .body("code", equalTo("body_too_large"));
        as(merchant)
                .body("{" + padding + "}")
                .post("/v1/payment-instruments")
                .then()
                .statusCode(413)
                .body("code", equalTo("body_too_large"));
    }

    @Test
    void aThousandCardsAreStoredInTwoSeconds() {
        // given
        TestMerchant merchant = merchantWith(SCOPES);
        List<String> rows = simulated(1_000);
        store(merchantWith(SCOPES), rows).statusCode(200);

        // when
        long begun = System.nanoTime();
        ValidatableResponse answer = store(merchant, rows).statusCode(200);
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        JsonPath results = answer.extract().jsonPath();

        // then
        assertThat(new HashSet<>(results.getList("results.paymentInstrument.id")))
                .hasSize(1_000);
        assertThat(Rows.count("card_record", "merchant_id = ?", merchant.id())).isEqualTo(1_000);
        // Twice the promise: the machine of a build is shared.
        assertThat(taken).isLessThan(Duration.ofSeconds(4));
        System.getLogger("batch").log(System.Logger.Level.INFO, "1,000 cards in " + taken);
    }

    @Test
    void batchesWithTheSameCardsInAnyOrderNeitherDeadlockNorDuplicate() {
        // given
        TestMerchant merchant = merchantWith(SCOPES);
        List<String> rows = simulated(120);
        Random random = new Random(20261128);

        // when
        List<CompletableFuture<List<String>>> batches = IntStream.range(0, 6)
                .mapToObj(each -> {
                    List<String> shuffled = new ArrayList<>(rows);
                    Collections.shuffle(shuffled, random);
                    int year = 2030 + each % 2;
                    shuffled.replaceAll(row -> row.replace("2030", Integer.toString(year)));
                    return supplyAsync(() -> store(merchant, shuffled)
                            .statusCode(200)
                            .extract()
                            .jsonPath()
                            .<String>getList("results.paymentInstrument.id"));
                })
                .toList();

        // then
        HashSet<String> ids = new HashSet<>();
        batches.forEach(batch -> ids.addAll(batch.join()));
        assertThat(ids).hasSize(120).doesNotContainNull();
        assertThat(Rows.count("payment_instrument", "merchant_id = ?", merchant.id()))
                .isEqualTo(120);
        assertThat(Rows.count("card_record", "merchant_id = ?", merchant.id())).isEqualTo(120);
        assertThat(Rows.count("record_key", "merchant_id = ?", merchant.id())).isEqualTo(120);
    }
}

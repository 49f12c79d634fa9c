package io.mintmark.simulator.acquirer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.simulator.answer.Refused;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken and given back. */
class MovementsTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final String GOOD = "4242424242424242";

    private final Books books;

    MovementsTest(@TempDir Path folder) throws Exception {
        this.books = Books.open(folder, "seed", new SecureRandom(), () -> NOON);
    }

    @AfterEach
    void close() throws Exception {
        books.close();
    }

    @Test
    void anAuthorizationIsCapturedInPartsAndNoFurther() {
        // given
        authorize("pay_1", 1000, false);

        // when
        JsonObject first = capture("cap_1", "pay_1", 300);
        JsonObject tooMuch = capture("cap_2", "pay_1", 701);
        JsonObject rest = capture("cap_3", "pay_1", 700);

        // then
        assertThat(first)
                .isEqualTo(new JsonObject(
                        """
                {"reference": "cap_1", "id": "%s", "type": "capture", "result": "approved", "responseCode": "00",
                 "state": "captured", "amount": {"value": 300, "currency": "USD"},
                 "capturedAmount": {"value": 300, "currency": "USD"},
                 "refundedAmount": {"value": 0, "currency": "USD"}}"""
                                .formatted(first.getString("id"))));
        assertThat(tooMuch.getString("result")).isEqualTo("declined");
        assertThat(tooMuch.getString("responseCode")).isEqualTo("61");
        assertThat(code(rest)).isEqualTo("00");
        assertBooks("pay_1", "captured", 1000, 0);
        assertThat(code(capture("cap_4", "pay_1", 1))).isEqualTo("61");
    }

    @Test
    void whatWasCapturedIsRefundedInPartsAndNoFurther() {
        // given
        authorize("pay_1", 1000, false);
        capture("cap_1", "pay_1", 600);

        // when / then
        assertThat(code(refund("ref_1", "pay_1", 601))).isEqualTo("61");
        assertThat(code(refund("ref_2", "pay_1", 200))).isEqualTo("00");
        assertThat(code(refund("ref_3", "pay_1", 400))).isEqualTo("00");
        assertThat(code(refund("ref_4", "pay_1", 1))).isEqualTo("61");
        assertBooks("pay_1", "captured", 600, 600);

        // when / then: what is captured afterwards can be refunded too
        assertThat(code(capture("cap_2", "pay_1", 400))).isEqualTo("00");
        assertThat(code(refund("ref_5", "pay_1", 400))).isEqualTo("00");
        assertBooks("pay_1", "captured", 1000, 1000);
    }

    @Test
    void aSaleIsCapturedAtOnceAndLetGoOfWhileNothingElseWasDone() {
        // given
        JsonObject sale = authorize("pay_1", 1000, true);

        // when / then
        assertThat(sale.getString("state")).isEqualTo("captured");
        assertThat(sale.getJsonObject("capturedAmount").getLong("value")).isEqualTo(1000);
        assertThat(code(capture("cap_1", "pay_1", 1))).isEqualTo("61");
        assertThat(code(reverse("void_1", "pay_1"))).isEqualTo("00");
        assertBooks("pay_1", "voided", 0, 0);
        assertThat(code(refund("ref_1", "pay_1", 1))).isEqualTo("21");
        assertThat(code(capture("cap_2", "pay_1", 1))).isEqualTo("21");
        assertThat(code(reverse("void_2", "pay_1"))).isEqualTo("21");
    }

    @Test
    void aSaleThatWasRefundedInPartIsNotLetGoOf() {
        // given
        authorize("pay_1", 1000, true);
        refund("ref_1", "pay_1", 1);

        // when / then
        assertThat(code(reverse("void_1", "pay_1"))).isEqualTo("58");
        assertBooks("pay_1", "captured", 1000, 1);
    }

    @Test
    void anAuthorizationThatWasCapturedInPartIsNotLetGoOf() {
        // given
        authorize("pay_1", 1000, false);
        capture("cap_1", "pay_1", 1);

        // when / then
        assertThat(code(reverse("void_1", "pay_1"))).isEqualTo("58");
        assertBooks("pay_1", "captured", 1, 0);
    }

    @Test
    void whereThereIsNothingNothingMoves() {
        // given
        books.authorize(Requests.parsed(Requests.authorization("declined", "4000000000000002")), NOON);
        authorize("authorized", 1000, false);
        authorize("zero", 0, false);
        books.authorize(Requests.parsed(Requests.authorization("verified", GOOD).put("purpose", "verification")), NOON);

        // when / then
        JsonObject unknown = capture("c_1", "unheard-of", 1);
        assertThat(code(unknown)).isEqualTo("25");
        assertThat(unknown.getValue("state")).isNull();
        assertThat(unknown.getValue("capturedAmount")).isNull();
        assertThat(code(refund("r_1", "unheard-of", 1))).isEqualTo("25");
        assertThat(code(capture("c_2", "declined", 1))).isEqualTo("58");
        assertThat(code(refund("r_2", "declined", 1))).isEqualTo("58");
        assertThat(code(refund("r_3", "authorized", 1))).isEqualTo("58");
        assertThat(code(capture("c_3", "zero", 1))).isEqualTo("61");
        assertThat(code(capture("c_4", "verified", 1))).isEqualTo("58");
        assertThat(code(capture("c_5", "c_4", 1))).isEqualTo("25");
    }

    @Test
    void anAmountIsOfTheSameCurrencyAndMoreThanNothing() {
        // given
        authorize("pay_1", 1000, false);
        Money euro = new Money(1, "EUR");

        // when / then
        assertThat(code(capture("c_1", "pay_1", 0))).isEqualTo("13");
        assertThat(code(books.move(Requests.movement(Direction.CAPTURE, "c_2", "pay_1", euro), NOON)))
                .isEqualTo("13");
        capture("c_3", "pay_1", 1000);
        assertThat(code(books.move(Requests.movement(Direction.REFUND, "r_1", "pay_1", euro), NOON)))
                .isEqualTo("13");
        assertBooks("pay_1", "captured", 1000, 0);
    }

    @Test
    void theSameAgainMovesNothingAndTellsHowItStandsNow() {
        // given
        authorize("pay_1", 1000, false);
        JsonObject first = capture("cap_1", "pay_1", 300);
        capture("cap_2", "pay_1", 300);

        // when
        JsonObject again = capture("cap_1", "pay_1", 300);

        // then
        assertThat(again)
                .isEqualTo(first.copy()
                        .put(
                                "capturedAmount",
                                new JsonObject().put("value", 600L).put("currency", "USD")));
        assertBooks("pay_1", "captured", 600, 0);
    }

    @Test
    void aReferenceNeverServesTwoThings() {
        // given
        authorize("pay_1", 1000, false);
        capture("cap_1", "pay_1", 300);

        // when / then
        assertThatThrownBy(() -> capture("cap_1", "pay_1", 301)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> refund("cap_1", "pay_1", 300)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> reverse("cap_1", "pay_1")).isInstanceOf(Refused.class);
        assertBooks("pay_1", "captured", 300, 0);
    }

    @Test
    void aRefusalIsForEverUnderItsReference() {
        // given: refused, because nothing was captured yet
        authorize("pay_1", 1000, false);
        refund("ref_1", "pay_1", 300);
        capture("cap_1", "pay_1", 1000);

        // when / then
        assertThat(code(refund("ref_1", "pay_1", 300))).isEqualTo("58");
        assertThat(code(refund("ref_2", "pay_1", 300))).isEqualTo("00");
    }

    @Test
    void ofAHundredCapturesOfAFiftiethAtOnceFiftyHold() throws Exception {
        // given
        authorize("pay_1", 1000, false);
        List<Callable<String>> captures = IntStream.range(0, 100)
                .<Callable<String>>mapToObj(i -> () -> code(capture("cap_" + i, "pay_1", 20)))
                .toList();

        // when
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<String> codes = new ArrayList<>();
        try {
            for (Future<String> code : threads.invokeAll(captures)) {
                codes.add(code.get());
            }
        } finally {
            threads.shutdownNow();
        }

        // then
        assertThat(codes.stream().filter("00"::equals)).hasSize(50);
        assertThat(codes.stream().filter("61"::equals)).hasSize(50);
        assertBooks("pay_1", "captured", 1000, 0);
    }

    private JsonObject authorize(String reference, long value, boolean capture) {
        JsonObject request = Requests.authorization(reference, GOOD).put("capture", capture);
        request.getJsonObject("amount").put("value", value);
        return books.authorize(Requests.parsed(request), NOON);
    }

    private JsonObject capture(String reference, String authorization, long value) {
        return books.move(Requests.movement(Direction.CAPTURE, reference, authorization, value), NOON);
    }

    private JsonObject refund(String reference, String authorization, long value) {
        return books.move(Requests.movement(Direction.REFUND, reference, authorization, value), NOON);
    }

    private JsonObject reverse(String reference, String authorization) {
        return books.reverse(Requests.reversal(reference, authorization), NOON);
    }

    private static String code(JsonObject answer) {
        return answer.getString("responseCode");
    }

    private void assertBooks(String reference, String state, long captured, long refunded) {
        JsonObject status = books.status(reference);
        assertThat(status.getString("state")).isEqualTo(state);
        assertThat(status.getJsonObject("capturedAmount").getLong("value")).isEqualTo(captured);
        assertThat(status.getJsonObject("refundedAmount").getLong("value")).isEqualTo(refunded);
    }
}

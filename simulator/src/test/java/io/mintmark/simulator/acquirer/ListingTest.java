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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tests compare their own books with. */
class ListingTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final String GOOD = "4242424242424242";

    private final Books books;

    ListingTest(@TempDir Path folder) throws Exception {
        this.books = Books.open(folder, "seed", new SecureRandom(), () -> NOON);
    }

    @AfterEach
    void close() throws Exception {
        books.close();
    }

    @Test
    void anAuthorizationTellsAllThatItCameWithButNoSecret() {
        // given
        JsonObject request = Requests.authorization("pay_1", GOOD)
                .put("initiator", "merchant")
                .put("purpose", "payment")
                .put("networkTransactionId", "123456789012345")
                .put("installments", 3);
        request.getJsonObject("card")
                .put("holderName", "JANE DOE")
                .put("addressLine1", "1 Main Street")
                .put("postalCode", "94107");
        JsonObject answer = books.authorize(Requests.parsed(request), NOON);
        books.move(Requests.movement(Direction.CAPTURE, "cap_1", "pay_1", 60), NOON);
        books.move(Requests.movement(Direction.REFUND, "ref_1", "pay_1", 20), NOON);

        // when
        JsonObject listed = listed("pay_1", 0);

        // then
        assertThat(listed)
                .isEqualTo(new JsonObject(
                        """
                {"reference": "pay_1", "id": "%s", "type": "authorization", "result": "approved", "responseCode": "00",
                 "authorizationCode": "%s", "securityCodeResult": "M", "avsResult": "Y", "networkTransactionId": "%s",
                 "authentication": null, "state": "captured", "amount": {"value": 100, "currency": "USD"},
                 "capturedAmount": {"value": 60, "currency": "USD"}, "refundedAmount": {"value": 20, "currency": "USD"},
                 "at": "2026-11-28T12:00:00Z", "received": 1, "receivedWithAnotherBody": 0, "merchant": "12345",
                 "capture": false, "initiator": "merchant", "purpose": "payment",
                 "originalNetworkTransactionId": "123456789012345", "installments": 3,
                 "card": {"bin": "424242", "last4": "4242", "expiry": "2030-12", "hash": "%s"},
                 "securityCodeSent": true, "addressSent": true, "voidedBy": null, "voidedAt": null}"""
                                .formatted(
                                        answer.getString("id"),
                                        answer.getString("authorizationCode"),
                                        answer.getString("networkTransactionId"),
                                        listed.getJsonObject("card").getString("hash"))));
        assertThat(listed.encode()).doesNotContain("JANE", "Main Street", "94107", "737", GOOD);
    }

    @Test
    void aCaptureTellsWhatItIsAbout() {
        // given
        books.authorize(Requests.parsed(Requests.authorization("pay_1", GOOD)), NOON);
        JsonObject answer = books.move(Requests.movement(Direction.CAPTURE, "cap_1", "pay_1", 60), NOON);

        // when / then
        assertThat(listed("pay_1", 1))
                .isEqualTo(answer.copy()
                        .put("at", "2026-11-28T12:00:00Z")
                        .put("received", 1)
                        .put("receivedWithAnotherBody", 0)
                        .put("merchant", "12345")
                        .put("authorization", "pay_1"));
    }

    @Test
    void operationsAreFoundByMerchantReferenceAndType() {
        // given
        twoMerchants();

        // when / then
        assertThat(references(Listing.all(10))).containsExactly("pay_1", "pay_2", "cap_1", "void_1", "cap_2");
        assertThat(references(new Listing("12345", null, null, 0, 10))).containsExactly("pay_1", "cap_1");
        assertThat(references(new Listing(null, "pay_2", null, 0, 10))).containsExactly("pay_2", "void_1");
        assertThat(references(new Listing(null, null, "capture", 0, 10))).containsExactly("cap_1", "cap_2");
        assertThat(references(new Listing("678", null, "void", 0, 10))).containsExactly("void_1");
    }

    @Test
    void pagesNeitherOverlapNorMissAnything() {
        // given
        twoMerchants();

        // when
        List<String> read = new ArrayList<>();
        int after = 0;
        boolean hasMore = true;
        while (hasMore) {
            JsonObject page = books.list(new Listing(null, null, null, after, 2));
            assertThat(page.getJsonArray("data").size()).isBetween(1, 2);
            read.addAll(references(page));
            after = page.getInteger("next");
            hasMore = page.getBoolean("hasMore");
        }

        // then
        assertThat(read).containsExactly("pay_1", "pay_2", "cap_1", "void_1", "cap_2");
        assertThat(references(new Listing(null, null, null, after, 2))).isEmpty();
        books.authorize(Requests.parsed(Requests.authorization("pay_3", GOOD)), NOON);
        assertThat(references(new Listing(null, null, null, after, 2))).containsExactly("pay_3");
    }

    @Test
    void aPageThatIsJustFullIsTheLast() {
        // given
        twoMerchants();

        // when
        JsonObject page = books.list(new Listing("12345", null, null, 0, 2));

        // then
        assertThat(references(page)).containsExactly("pay_1", "cap_1");
        assertThat(page.getBoolean("hasMore")).isFalse();
    }

    @Test
    void theTotalsSumUpWhatTheOperationsTell() {
        // given
        twoMerchants();
        books.move(Requests.movement(Direction.REFUND, "ref_1", "pay_1", 25), NOON);
        books.move(Requests.movement(Direction.REFUND, "ref_1", "pay_1", 25), NOON);
        books.move(Requests.movement(Direction.REFUND, "ref_2", "pay_1", 100), NOON);
        JsonObject euro = Requests.authorization("pay_3", GOOD).put("capture", true);
        euro.getJsonObject("amount").put("value", 500).put("currency", "EUR");
        books.authorize(Requests.parsed(euro), NOON);
        books.authorize(Requests.parsed(Requests.authorization("pay_4", "4000000000000002")), NOON);
        assertThatThrownBy(() -> books.authorize(Requests.parsed(Requests.authorization("pay_4", GOOD)), NOON))
                .isInstanceOf(Refused.class);

        // when / then
        assertThat(books.totals(null))
                .isEqualTo(
                        new JsonObject(
                                """
                {"open": 0, "oldestOpenSeconds": null, "voided": 1, "longestOpenMillis": 0, "declined": 1, "captured": 2,
                 "challenge": 0,
                 "operations": {"authorization": {"approved": 3, "declined": 1, "challenge": 0},
                                "completion": {"approved": 0, "declined": 0}, "capture": {"approved": 1, "declined": 1},
                                "refund": {"approved": 1, "declined": 1}, "void": {"approved": 1, "declined": 0}},
                 "duplicates": 1, "conflicts": 1,
                 "currencies": {"EUR": {"authorized": 500, "voided": 0, "captured": 500, "refunded": 0},
                                "USD": {"authorized": 200, "voided": 100, "captured": 50, "refunded": 25}}}"""));
        assertThat(books.totals("678"))
                .isEqualTo(
                        new JsonObject(
                                """
                {"open": 0, "oldestOpenSeconds": null, "voided": 1, "longestOpenMillis": 0, "declined": 0, "captured": 0,
                 "challenge": 0,
                 "operations": {"authorization": {"approved": 1, "declined": 0, "challenge": 0},
                                "completion": {"approved": 0, "declined": 0}, "capture": {"approved": 0, "declined": 0},
                                "refund": {"approved": 0, "declined": 0}, "void": {"approved": 1, "declined": 0}},
                 "duplicates": 0, "conflicts": 0,
                 "currencies": {"USD": {"authorized": 100, "voided": 100, "captured": 0, "refunded": 0}}}"""));
    }

    /** One captures half, the other voids; and somebody captures what is not there. */
    private void twoMerchants() {
        books.authorize(Requests.parsed(Requests.authorization("pay_1", GOOD)), NOON);
        books.authorize(Requests.parsed(Requests.authorization("pay_2", GOOD).put("merchant", "678")), NOON);
        books.move(Requests.movement(Direction.CAPTURE, "cap_1", "pay_1", 50), NOON);
        books.reverse(Requests.reversal("void_1", "pay_2"), NOON);
        books.move(Requests.movement(Direction.CAPTURE, "cap_2", "unheard-of", 50), NOON);
    }

    private JsonObject listed(String reference, int index) {
        return books.list(new Listing(null, reference, null, 0, 10))
                .getJsonArray("data")
                .getJsonObject(index);
    }

    private List<String> references(Listing listing) {
        return references(books.list(listing));
    }

    private static List<String> references(JsonObject page) {
        return page.getJsonArray("data").stream()
                .map(each -> ((JsonObject) each).getString("reference"))
                .toList();
    }
}

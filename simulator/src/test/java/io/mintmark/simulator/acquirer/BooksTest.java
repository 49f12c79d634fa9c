package io.mintmark.simulator.acquirer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.simulator.answer.Refused;
import io.mintmark.simulator.answer.Refused.Reason;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BooksTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATEST = NOON.plusSeconds(3600);
    private static final String GOOD = "4242424242424242";
    private static final String BAD = "4000000000000002";

    private final Path folder;
    private Instant now = NOON;
    private Books books;

    BooksTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.books = open();
    }

    @BeforeEach
    void noon() {
        now = NOON;
    }

    @AfterEach
    void close() throws Exception {
        books.close();
    }

    @Test
    void anApprovalSaysAllThatCallersRelyOn() {
        // when
        JsonObject answer = authorize("ver_1", GOOD);

        // then
        assertThat(answer)
                .isEqualTo(new JsonObject(
                        """
                {"reference": "ver_1", "id": "%s", "type": "authorization", "result": "approved",
                 "responseCode": "00", "authorizationCode": "%s", "securityCodeResult": "M", "avsResult": null,
                 "networkTransactionId": "%s", "authentication": null, "challengeUrl": null, "state": "authorized",
                 "amount": {"value": 100, "currency": "USD"}, "capturedAmount": {"value": 0, "currency": "USD"},
                 "refundedAmount": {"value": 0, "currency": "USD"}}"""
                                .formatted(
                                        answer.getString("id"),
                                        answer.getString("authorizationCode"),
                                        answer.getString("networkTransactionId"))));
        assertThat(answer.getString("id")).matches("acq_[0-9a-z]{24}");
        assertThat(answer.getString("authorizationCode")).matches("[0-9A-Z]{6}");
        assertThat(answer.getString("networkTransactionId")).matches("NTX[A-Z0-9]{12}");
    }

    @Test
    void aDeclineHasNoAuthorizationCodeAndKeepsNothingReady() {
        // when
        JsonObject answer = authorize("ver_1", BAD);

        // then
        assertThat(answer.getString("result")).isEqualTo("declined");
        assertThat(answer.getString("responseCode")).isEqualTo("05");
        assertThat(answer.getString("state")).isEqualTo("declined");
        assertThat(answer.getValue("authorizationCode")).isNull();
        assertTotals(0, 0, 1, 0, 0);
    }

    @Test
    void theSameRequestAgainHasTheSameAnswerAndNoSecondEffect() {
        // given
        JsonObject first = authorize("ver_1", GOOD);
        now = NOON.plusSeconds(60);

        // when: another order of members, and a member that is null
        JsonObject reordered = new JsonObject().putNull("purpose");
        JsonObject original = Requests.authorization("ver_1", GOOD);
        original.fieldNames().stream()
                .sorted(java.util.Comparator.reverseOrder())
                .forEach(name -> reordered.put(name, original.getValue(name)));
        JsonObject again = books.authorize(Requests.parsed(reordered), LATEST);

        // then
        assertThat(again).isEqualTo(first);
        assertTotals(1, 0, 0, 1, 0);
        assertThat(listed("ver_1").getInteger("received")).isEqualTo(2);
    }

    @Test
    void aReferenceNeverServesAnotherRequest() {
        // given
        authorize("ver_1", GOOD);
        JsonObject dearer = Requests.authorization("ver_1", GOOD);
        dearer.getJsonObject("amount").put("value", 200);

        // when / then
        assertRefused(Reason.REFERENCE_REUSED, () -> books.authorize(Requests.parsed(dearer), LATEST));
        assertRefused(Reason.REFERENCE_REUSED, () -> authorize("ver_1", BAD));
        assertRefused(Reason.REFERENCE_REUSED, () -> reverse("ver_1", "ver_1"));
        assertTotals(1, 0, 0, 0, 3);
        assertThat(listed("ver_1").getJsonObject("amount").getLong("value")).isEqualTo(100);
    }

    @Test
    void aVoidLetsGoOnceWhateverTheReference() {
        // given
        authorize("ver_1", GOOD);
        now = NOON.plusSeconds(2);

        // when
        JsonObject first = reverse("void_1", "ver_1");
        JsonObject again = reverse("void_1", "ver_1");
        JsonObject other = reverse("void_2", "ver_1");

        // then
        assertThat(first.getString("result")).isEqualTo("approved");
        assertThat(first.getString("state")).isEqualTo("voided");
        assertThat(again).isEqualTo(first);
        assertThat(other.getString("responseCode")).isEqualTo("21");
        assertThat(other.getString("state")).isEqualTo("voided");
        assertThat(books.status("ver_1").getString("state")).isEqualTo("voided");
        assertThat(listed("ver_1").getString("voidedBy")).isEqualTo("void_1");
        assertTotals(0, 1, 0, 1, 0);
        assertThat(books.totals(null).getLong("longestOpenMillis")).isEqualTo(2000);
    }

    @Test
    void onlyAnAuthorizationThatHoldsSomethingCanBeVoided() {
        // given
        authorize("declined", BAD);

        // when / then
        assertThat(reverse("v1", "unheard-of").getString("responseCode")).isEqualTo("25");
        assertThat(reverse("v2", "declined").getString("responseCode")).isEqualTo("58");
        assertThat(reverse("v3", "v2").getString("responseCode")).isEqualTo("25");
    }

    @Test
    void afterTheLatestMomentNothingNewIsWrittenButWhatWasSaidIsSaidAgain() {
        // given
        JsonObject first = authorize("ver_1", GOOD);
        now = LATEST.plusMillis(1);

        // when / then
        assertRefused(Reason.EXPIRED_SIGNATURE, () -> authorize("ver_2", GOOD));
        assertRefused(Reason.EXPIRED_SIGNATURE, () -> reverse("void_1", "ver_1"));
        assertRefused(Reason.UNKNOWN_REFERENCE, () -> books.status("ver_2"));
        assertThat(authorize("ver_1", GOOD)).isEqualTo(first);
    }

    @Test
    void whatIsOpenTellsHowLong() {
        // given
        authorize("ver_1", GOOD);
        now = NOON.plusSeconds(90);
        authorize("ver_2", GOOD);

        // when / then
        assertThat(books.totals(null).getInteger("open")).isEqualTo(2);
        assertThat(books.totals(null).getLong("oldestOpenSeconds")).isEqualTo(90);
    }

    @Test
    void theNextProcessFindsTheBooksAsTheyWere() throws Exception {
        // given
        authorize("ver_1", GOOD);
        authorize("ver_1", GOOD);
        authorize("ver_2", BAD);
        reverse("void_1", "ver_1");
        assertRefused(Reason.REFERENCE_REUSED, () -> authorize("void_1", GOOD));
        JsonObject before = books.list(Listing.all(10));
        JsonObject totals = books.totals(null);

        // when
        books.close();
        books = open();

        // then
        assertThat(books.list(Listing.all(10))).isEqualTo(before);
        assertThat(books.totals(null)).isEqualTo(totals);
        assertThat(authorize("ver_2", BAD).getString("responseCode")).isEqualTo("05");
    }

    @Test
    void anEntryThatAKillCutShortNeverWasAndItsReferenceIsFree() throws Exception {
        // given
        authorize("ver_1", GOOD);
        authorize("ver_2", GOOD);
        books.close();
        Path journal = folder.resolve("journal");
        byte[] bytes = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(bytes, bytes.length - 20));

        // when
        books = open();

        // then
        assertRefused(Reason.UNKNOWN_REFERENCE, () -> books.status("ver_2"));
        assertThat(books.status("ver_1").getString("state")).isEqualTo("authorized");
        assertThat(authorize("ver_2", BAD).getString("result")).isEqualTo("declined");
    }

    @Test
    void numberAndCodeAreInNoFileAndTheSameCardIsKnownAgain() throws Exception {
        // given
        authorize("ver_1", GOOD);
        authorize("ver_2", GOOD);
        authorize("ver_3", BAD);

        // when
        String journal = Files.readString(folder.resolve("journal"), StandardCharsets.UTF_8);

        // then
        assertThat(journal).contains("\"bin\":\"424242\",\"last4\":\"4242\"");
        assertThat(journal).doesNotContain(GOOD, "42424242424", "737");
        assertThat(hash("ver_1")).isEqualTo(hash("ver_2")).isNotEqualTo(hash("ver_3"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("hash-key"))))
                .isEqualTo("rw-------");
    }

    private Books open() throws Exception {
        return Books.open(folder, "seed", new SecureRandom(), () -> now);
    }

    private JsonObject authorize(String reference, String number) {
        return books.authorize(Requests.parsed(Requests.authorization(reference, number)), LATEST);
    }

    private JsonObject reverse(String reference, String authorization) {
        return books.reverse(Requests.reversal(reference, authorization), LATEST);
    }

    private JsonObject listed(String reference) {
        return books.list(new Listing(null, reference, null, 0, 1))
                .getJsonArray("data")
                .getJsonObject(0);
    }

    private String hash(String reference) {
        return listed(reference).getJsonObject("card").getString("hash");
    }

    private void assertTotals(int open, int voided, int declined, int duplicates, int conflicts) {
        JsonObject totals = books.totals(null);
        assertThat(totals.getInteger("open")).isEqualTo(open);
        assertThat(totals.getInteger("voided")).isEqualTo(voided);
        assertThat(totals.getInteger("declined")).isEqualTo(declined);
        assertThat(totals.getInteger("duplicates")).isEqualTo(duplicates);
        assertThat(totals.getInteger("conflicts")).isEqualTo(conflicts);
    }

    private static void assertRefused(Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo(reason));
    }
}

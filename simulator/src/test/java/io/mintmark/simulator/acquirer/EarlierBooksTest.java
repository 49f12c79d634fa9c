package io.mintmark.simulator.acquirer;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.simulator.journal.Journal;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Books of the version that knew authorizations and voids alone. */
class EarlierBooksTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void theyAreReadAndContinued(@TempDir Path folder) throws Exception {
        // given
        try (Journal journal = Journal.open(folder.resolve("journal"), line -> {})) {
            journal.append(authorization("ver_1", false));
            journal.append(authorization("ver_2", false));
            journal.append(authorization("ver_3", true));
            journal.append(
                    """
                    {"type":"void","reference":"void_1","id":"acq_v1","bodyHash":"b","at":"2026-11-21T12:00:01Z",\
                    "authorization":"ver_1","responseCode":"00"}""");
            journal.append("{\"type\":\"receipt\",\"reference\":\"void_1\",\"same\":true}");
        }

        // when
        try (Books books = Books.open(folder, "seed", new SecureRandom(), () -> NOON)) {
            JsonObject captured = books.move(Requests.movement(Direction.CAPTURE, "cap_1", "ver_2", 40), NOON);

            // then
            assertThat(books.status("ver_1").getString("state")).isEqualTo("voided");
            assertThat(captured.getString("responseCode")).isEqualTo("00");
            assertThat(captured.getJsonObject("capturedAmount").getLong("value"))
                    .isEqualTo(40);
            assertThat(books.status("ver_3").getJsonObject("capturedAmount").getLong("value"))
                    .isEqualTo(100);
            assertThat(books.totals(null).getInteger("duplicates")).isEqualTo(1);
        }
    }

    private static String authorization(String reference, boolean capture) {
        return """
                {"type":"authorization","reference":"%s","id":"acq_a","bodyHash":"h","at":"2026-11-21T12:00:00Z",\
                "merchant":"12345","value":100,"currency":"USD","capture":%s,\
                "card":{"bin":"424242","last4":"4242","expiry":"2030-12","hash":"c"},"responseCode":"00",\
                "securityCodeResult":"M","authorizationCode":"ABC123","networkTransactionId":"123456789012345"}"""
                .formatted(reference, capture);
    }
}

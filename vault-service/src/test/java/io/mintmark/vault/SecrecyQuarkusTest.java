package io.mintmark.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.platform.testing.TestConsumer;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.DestinationStub;
import io.mintmark.vault.testing.EveryTable;
import io.mintmark.vault.testing.RecordedLog;
import io.mintmark.vault.testing.Rows;
import io.mintmark.vault.testing.SessionStub;
import io.mintmark.vault.testing.SessionStub.Answer;
import io.mintmark.vault.testing.Submitted;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecrecyQuarkusTest {
    private static final String NUMBER = "5555555555554444";

    @Test
    void noCardNumberIsInTheLogsWhateverBecomesOfTheCard() {
        // given
        TestMerchant merchant = Api.merchant();

        // when
        List<String> log = RecordedLog.during(() -> {
            submit(merchant, Answer.decision("completed", "completed", null, 3), NUMBER, "Ana");
            submit(merchant, Answer.decision("refused", "pending", null, 2), NUMBER, "Ana");
            submit(merchant, new Answer(500, "{}"), NUMBER, "Ana");
            submit(merchant, new Answer(200, "no json"), NUMBER, "Ana");
            submit(merchant, new Answer(0, ""), NUMBER, NUMBER);
        });

        // then
        assertThat(log)
                .anyMatch(line -> line.contains("io.mintmark.vault"))
                .filteredOn(line -> line.contains(NUMBER))
                .isEmpty();
    }

    @Test
    void nothingOfAForwardIsInTheLogsWhateverTheDestinationAnswers() {
        // given
        TestMerchant merchant = Api.merchant();
        List<String> seals = new ArrayList<>();
        String ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

        // when
        List<String> log = RecordedLog.during(() -> {
            seals.add(forward(merchant, ok + "Content-Length: 2\r\n\r\n{}"));
            seals.add(forward(merchant, ok + "Content-Length: 24\r\n\r\n{\"text\":\"" + NUMBER + "\"}"));
            seals.add(forward(merchant, ok + "Content-Length: 17\r\n\r\n{" + NUMBER));
            seals.add(forward(merchant, NUMBER + " " + NUMBER + " " + NUMBER + "\r\n\r\n"));
            seals.add(forward(merchant, "HTTP/1.1 " + NUMBER + " OK\r\n" + NUMBER + "\r\n\r\n"));
            seals.add(
                    forward(merchant, "HTTP/1.1 200 " + NUMBER + "\r\n" + NUMBER + ": 1\r\nContent-Length: x\r\n\r\n"));
            seals.add(forward(merchant, ""));
        });

        // then
        assertThat(DestinationStub.shared().received()).hasSize(1);
        assertThat(log)
                .anyMatch(line -> line.contains("forward to acquirer.authorize"))
                .filteredOn(line -> line.contains(NUMBER) || seals.stream().anyMatch(line::contains))
                .isEmpty();
    }

    @Test
    void nothingOfASealIsInAnyTable() throws SQLException {
        // given
        TestMerchant merchant = Api.merchant();
        String seal =
                forward(merchant, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        String content = seal.substring(seal.indexOf('.') + 1);
        byte[] bytes = Base64.getUrlDecoder().decode(content);
        String ciphertext = HexFormat.of().formatHex(bytes, 31, bytes.length);

        // when
        List<String> rows = EveryTable.rows();

        // then
        assertThat(Rows.count("seal_use", "merchant_id = ?", merchant.id())).isEqualTo(1);
        assertThat(rows).hasSizeGreaterThan(5).noneMatch(row -> row.contains(content) || row.contains(ciphertext));
    }

    /** Forwards a card to a destination that writes these bytes, and gives the seal. */
    private static String forward(TestMerchant merchant, String answer) {
        Submitted card = Submitted.card(merchant, NUMBER, "736");
        DestinationStub.shared().behaves(conversation -> {
            conversation.read();
            conversation.write(answer);
        });
        card.forward("ver_1").then().statusCode(200);
        return Objects.requireNonNull(card.seal());
    }

    @Test
    void noCardNumberIsInAnyTableOrTopic() throws SQLException {
        // given
        TestMerchant merchant = Api.merchant();
        submit(merchant, new Answer(500, "{}"), NUMBER, "Ana");
        String staged =
                SessionStub.shared().asked().get(0).body().get("stagedCardId").asText();
        String session = SessionStub.shared().asked().get(0).path().split("/")[3];
        Api.activate(merchant, staged, session).then().statusCode(200);
        assertThat(Rows.count("payment_instrument", "merchant_id = ?", merchant.id()))
                .isEqualTo(1);
        String hex = HexFormat.of().formatHex(NUMBER.getBytes(StandardCharsets.US_ASCII));

        // when
        List<String> rows = EveryTable.rows();

        // then
        assertThat(rows).hasSizeGreaterThan(5).noneMatch(row -> row.contains(NUMBER) || row.contains(hex));
        assertThat(TestConsumer.all("payment_instrument.created"))
                .isNotNull()
                .noneMatch(record -> new String(record.value(), StandardCharsets.UTF_8).contains(NUMBER));
    }

    private static void submit(TestMerchant merchant, Answer answer, String number, String name) {
        SessionStub.shared().answers(answer);
        Map<String, Object> capture = Api.capture(merchant, Api.unique("ses_"));
        Api.submit(Api.link(capture), number, "12%2F30", name);
    }
}

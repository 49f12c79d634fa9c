package io.mintmark.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.platform.testing.TestConsumer;
import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.Rows;
import io.mintmark.vault.testing.SessionStub;
import io.mintmark.vault.testing.SessionStub.Answer;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecrecyQuarkusTest {
    private static final String NUMBER = "5555555555554444";

    @Test
    void noCardNumberIsInTheLogsWhateverBecomesOfTheCard() {
        // given
        Queue<String> log = new ConcurrentLinkedQueue<>();
        Handler handler = recorder(log);
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        root.addHandler(handler);
        root.setLevel(Level.FINE);
        TestMerchant merchant = Api.merchant();

        // when
        try {
            submit(merchant, Answer.decision("completed", "completed", null, 3), NUMBER, "Ana");
            submit(merchant, Answer.decision("refused", "pending", null, 2), NUMBER, "Ana");
            submit(merchant, new Answer(500, "{}"), NUMBER, "Ana");
            submit(merchant, new Answer(200, "no json"), NUMBER, "Ana");
            submit(merchant, new Answer(0, ""), NUMBER, NUMBER);
        } finally {
            root.setLevel(before);
            root.removeHandler(handler);
        }

        // then
        assertThat(log)
                .anyMatch(line -> line.contains("io.mintmark.vault"))
                .filteredOn(line -> line.contains(NUMBER))
                .isEmpty();
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
        List<String> rows = allRows();

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

    private static List<String> allRows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection superuser = TestInfrastructure.asSuperuser("vault");
                Statement statement = superuser.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet names =
                    statement.executeQuery("select tablename from pg_tables where schemaname = 'vault'")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet found = statement.executeQuery("select t::text from vault." + table + " t")) {
                    while (found.next()) {
                        rows.add(found.getString(1));
                    }
                }
            }
        }
        return rows;
    }

    private static Handler recorder(Queue<String> log) {
        SimpleFormatter formatter = new SimpleFormatter();
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                // The test's own HTTP client runs in this JVM too, and logs what it sends.
                if (!String.valueOf(record.getLoggerName()).startsWith("org.apache.http")) {
                    log.add(record.getLoggerName() + ": " + formatter.format(record));
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}

package io.mintmark.vault.instrument;

import static io.mintmark.vault.testing.Api.as;
import static io.mintmark.vault.testing.Api.merchantWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mintmark.platform.testing.TestConsumer;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.EveryTable;
import io.mintmark.vault.testing.RecordedLog;
import io.mintmark.vault.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CardsByApiSecrecyQuarkusTest {
    /** A published test card that no other test here stores. */
    private static final String NUMBER = "4012888888881881";

    private static final String HEX = HexFormat.of().formatHex(NUMBER.getBytes(StandardCharsets.US_ASCII));

    private static final String ROW = "{\"number\": \"" + NUMBER + "\", \"expMonth\": %s, \"expYear\": 2030}";

    @Test
    void theNumberIsInNoAnswerLogTableOrTopicWhateverBecomesOfIt() throws SQLException {
        // given
        TestMerchant merchant = merchantWith("card:write", "instruments:read", "instruments:write");
        List<String> answers = new ArrayList<>();

        // when
        List<String> log = RecordedLog.during(() -> {
            String good = ROW.formatted("12");
            answers.add(post(merchant, "", "{\"card\": " + good + "}"));
            answers.add(post(merchant, "", "{\"card\": " + ROW.formatted("13") + "}"));
            answers.add(post(merchant, "", "{\"card\": " + ROW.formatted("\"x\"") + "}"));
            answers.add(post(merchant, "", "{\"card\": " + good));
            answers.add(post(merchant, "", "{\"card\": " + good + ", \"" + NUMBER + "\": 1}"));
            answers.add(post(merchant, "", "{\"card\": " + good + ", \"customerId\": \"" + NUMBER + "\"}"));
            answers.add(post(merchant, "", "{\"card\": " + NUMBER + "}"));
            answers.add(post(merchant, "", "{\"card\": " + NUMBER + "x}"));
            answers.add(post(
                    merchant,
                    "/batch",
                    "{\"cards\": [" + good + "," + ROW.formatted("13") + "," + ROW.formatted("null") + ",{\"number\": "
                            + NUMBER + "}, " + NUMBER + ", {\"uid\": \"" + NUMBER + "\"}]}"));
            answers.add(post(merchant, "/batch", "{\"cards\": [" + good + "," + NUMBER + "x]}"));
        });

        // then
        assertThat(answers).hasSize(10).noneMatch(answer -> answer.contains(NUMBER));
        assertThat(Rows.count("payment_instrument", "merchant_id = ?", merchant.id()))
                .isEqualTo(1);
        assertThat(log).isNotEmpty().noneMatch(line -> line.contains(NUMBER));
        assertThat(EveryTable.rows()).hasSizeGreaterThan(5).noneMatch(row -> row.contains(NUMBER) || row.contains(HEX));
        String id = as(merchant).get("/v1/payment-instruments").path("data[0].id");
        await().atMost(Duration.ofSeconds(20)).until(() -> !TestConsumer.withKey("payment_instrument.created", id)
                .isEmpty());
        assertThat(TestConsumer.all("payment_instrument.created"))
                .noneMatch(record -> new String(record.value(), StandardCharsets.UTF_8).contains(NUMBER));
        assertThat(TestConsumer.withKey("payment_instrument.created", id)).hasSize(1);
    }

    private static String post(TestMerchant merchant, String below, String body) {
        return as(merchant)
                .header("Idempotency-Key", Api.unique("key-"))
                .body(body)
                .post("/v1/payment-instruments" + below)
                .asString();
    }
}

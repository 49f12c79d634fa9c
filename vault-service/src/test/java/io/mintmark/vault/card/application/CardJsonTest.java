package io.mintmark.vault.card.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mintmark.platform.http.JsonConventions;
import io.mintmark.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardJsonTest {
    private static final String NUMBER = "4111111111111111";

    private final CardJson json = new CardJson(strict());

    record Body(EnteredDigits number, int month) {}

    private static ObjectMapper strict() {
        ObjectMapper mapper = new ObjectMapper();
        new JsonConventions().customize(mapper);
        return mapper;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theBodyIsWipedOnceItIsReadAndTheDigitsOnceTheyAreUsed() {
        // given
        byte[] body = bytes("{\"number\": \"" + NUMBER + "\", \"month\": 12}");

        // when
        ReadBody<Body> read = json.read(body, Body.class);
        EnteredDigits digits = read.value().number();
        String taken = new String(digits.bytes(), StandardCharsets.US_ASCII);
        read.close();

        // then
        assertThat(taken).isEqualTo(NUMBER);
        assertThat(body).containsOnly(0);
        assertThat(digits.bytes()).hasSize(16).containsOnly(0);
        assertThat(digits).hasToString("[digits]");
    }

    @Test
    void aBodyThatCannotBeReadIsWipedToo() {
        // given
        byte[] body = bytes("{\"number\": \"" + NUMBER + "\", \"month\": \"12\"}");

        // when / then
        assertThatThrownBy(() -> json.read(body, Body.class))
                .isInstanceOf(Problem.class)
                .hasNoCause()
                .hasMessageNotContaining("4111");
        assertThat(body).containsOnly(0);
    }

    @Test
    void aRowThatCannotBeReadSpoilsNoOther() {
        // given
        byte[] body =
                bytes("{\"rows\": [{\"number\": {\"a\": [{}]}, \"month\": 1}, 7, {\"number\": \"1\", \"month\": 2}]}");

        // when
        try (ReadBody<List<ReadRow<Body>>> rows = json.readRows(body, "rows", Body.class, 3)) {
            // then
            assertThat(rows.value()).hasSize(3);
            assertThat(rows.value().get(0).fault()).extracting("pointer").isEqualTo("#/number");
            assertThat(rows.value().get(1).fault()).extracting("code").isEqualTo("wrong_type");
            assertThat(rows.value().get(2).value()).extracting("month").isEqualTo(2);
        }
        assertThat(body).containsOnly(0);
    }

    @Test
    void whatFollowsTheBodyIsMalformed() {
        for (String text : List.of(
                "{\"rows\": [{\"month\": 1}]} x", "{\"rows\": [{\"month\": 1}]", "{\"rows\": [{\"month\": 1x}]}")) {
            assertThatThrownBy(() -> json.readRows(bytes(text), "rows", Body.class, 3))
                    .as(text)
                    .isInstanceOf(Problem.class)
                    .extracting("code")
                    .isEqualTo("malformed_json");
        }
    }
}

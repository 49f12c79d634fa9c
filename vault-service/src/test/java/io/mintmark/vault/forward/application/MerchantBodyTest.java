package io.mintmark.vault.forward.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mintmark.platform.problem.Problem;
import io.mintmark.vault.card.application.SpotCardNumbers;
import io.mintmark.vault.card.domain.BinTable;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MerchantBodyTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final SpotCardNumbers numbers =
            new SpotCardNumbers(BinTable.parse(List.of("visa,Visa,13 16 19,4-4-4-4-3"), List.of("4,4,visa,,,")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'note': '4111111111111111'} | #/body/note",
                "{'note': 'pay with 4111 1111 1111 1111 now'} | #/body/note",
                "{'note': 4111111111111111} | #/body/note",
                "{'note': 4.111111111111111E15} | #/body/note",
                "{'note': 4111111111111111.0} | #/body/note",
                "{'a': [1, {'b/c': '4111-1111-1111-1111'}]} | #/body/a/1/b~1c",
                "{'a': {'4111111111111111': {'b': 1}} } | #/body/a",
                "{'note': '４１１１１１１１１１１１１１１１'} | #/body/note",
            })
    void aCardNumberIsRefusedWhereverItStands(String body, String pointer) throws IOException {
        refuses(body, "card_number_in_request", pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'card': {'number': '｛｛card.number｝｝'} } | #/body/card/number",
                "{'note': '﹛﹛card.number﹜﹜'} | #/body/note",
                "{'note': '{\\u200b{card.number}}'} | #/body/note",
                "{'note': '{\\u00ad{card.number}}'} | #/body/note",
                "{'note': '{ {card.number}}'} | #/body/note",
                "{'note': '{\\n{card.number}}'} | #/body/note",
                "{'note': '\\u2774\\u2774card.number}}'} | #/body/note",
                "{'note': '｛{card.number}}'} | #/body/note",
                "{'a': {'｛｛card.number｝｝': 1} } | #/body/a",
            })
    void whatLooksLikeAPlaceholderIsRefused(String body, String pointer) throws IOException {
        refuses(body, "placeholder_not_allowed", pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'card': {'number': '{{card.number}}'} }",
                "{'template': '{a} {\\\"b\\\": {\\\"c\\\": 1}}', 'at': 1764300000000, 'none': null, 'yes': true}",
            })
    void everythingElseIsForTheProfileToJudge(String body) {
        assertThatCode(() -> MerchantBody.check(json(body), numbers)).doesNotThrowAnyException();
    }

    private void refuses(String body, String code, String pointer) throws IOException {
        // given
        JsonNode wanted = json(body);

        // when
        Problem refused = catchThrowableOfType(Problem.class, () -> MerchantBody.check(wanted, numbers));

        // then
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.errors()).hasSize(1);
        assertThat(refused.errors().get(0).pointer()).isEqualTo(pointer);
        assertThat(refused.errors().get(0).code()).isEqualTo(code);
        assertThat(refused.errors() + refused.detail()).doesNotContain("4111");
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }
}

package io.mintmark.vault.forward.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mintmark.platform.problem.Problem;
import io.mintmark.vault.forward.domain.Address;
import io.mintmark.vault.forward.domain.Placeholder;
import io.mintmark.vault.forward.domain.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestBodyTest {
    private static final Profile PROFILE = new Profile(
            "acquirer.authorize",
            Set.of("session"),
            null,
            "POST",
            Address.parse("https://acquirer.example/v1", false),
            Map.of(
                    "/card/number",
                    Placeholder.CARD_NUMBER,
                    "/card/code",
                    Placeholder.CARD_SECURITY_CODE,
                    "/lines/0/ca~1rd",
                    Placeholder.CARD_EXP_YEAR),
            Set.of("/card/code", "/lines/0/ca~1rd"),
            null,
            null,
            Duration.ofSeconds(1),
            new Profile.Answer(List.of(), List.of(), 1));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                // where the profile has none
                "{'card': {'number': '{{card.number}}'}, 'note': '{{card.number}}'} | placeholder_not_allowed | #/body/note",
                "{'card': {'number': '{{card.number}}', 'other': '{{card.security_code}}'} } | placeholder_not_allowed | #/body/card/other",
                "{'card': {'number': '{{card.number}}'}, 'a': [1, {'b': 'x{{y'}]} | placeholder_not_allowed | #/body/a/1/b",
                "{'card': {'number': '{{card.number}}'}, '{{card.number}}': 1} | placeholder_not_allowed | #/body",
                // another than the profile's, or not alone
                "{'card': {'number': '{{card.security_code}}'} } | placeholder_not_allowed | #/body/card/number",
                "{'card': {'number': ' {{card.number}}'} } | placeholder_not_allowed | #/body/card/number",
                "{'card': {'number': '{{card.number}}{{card.number}}'} } | placeholder_not_allowed | #/body/card/number",
                "{'card': {'number': '{{ card.number }}'} } | placeholder_not_allowed | #/body/card/number",
                "{'card': {'number': '{{card.pan}}'} } | placeholder_not_allowed | #/body/card/number",
                "{'card': {'number': ['{{card.number}}']} } | placeholder_not_allowed | #/body/card/number",
                // a number of the caller's own
                "{'card': {'number': '4111111111111111'} } | placeholder_not_allowed | #/body/card/number",
                "{'card': {'number': null} } | placeholder_not_allowed | #/body/card/number",
                // none
                "{'card': {} } | missing_placeholder | #/body/card/number",
                "{'card': '{}'} | missing_placeholder | #/body/card/number",
                "{} | missing_placeholder | #/body/card/number",
            })
    void aPlaceholderStandsWhereTheProfileHasItAndNowhereElse(String body, String code, String pointer) {
        // when
        Problem refused = catchThrowableOfType(Problem.class, () -> RequestBody.of(PROFILE, json(body)));

        // then
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.errors().get(0).pointer()).isEqualTo(pointer);
        assertThat(refused.errors().toString()).doesNotContain("4111");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {"[]", "'text'", "null"})
    void aBodyIsAnObject(String body) throws IOException {
        Problem refused = catchThrowableOfType(Problem.class, () -> RequestBody.of(PROFILE, json(body)));
        assertThat(refused.errors().get(0).pointer()).isEqualTo("#/body");
    }

    @Test
    void withoutACardAMemberThatMustBeThereStopsTheSending() throws IOException {
        // given
        RequestBody body = RequestBody.of(PROFILE, json("{'card': {'number': '{{card.number}}'}}"));

        // when
        Problem refused = catchThrowableOfType(Problem.class, () -> body.fill(CardValues.NONE));

        // then
        assertThat(refused.code()).isEqualTo("missing_value");
        assertThat(refused.errors().get(0).pointer()).isEqualTo("#/body/card/number");
    }

    @Test
    void whatIsNoPlaceholderIsSentAsItIs() throws IOException {
        // given
        Profile plain = new Profile(
                "acquirer.void",
                Set.of("session"),
                null,
                "POST",
                Address.parse("https://acquirer.example/v1", false),
                Map.of(),
                Set.of(),
                null,
                null,
                Duration.ofSeconds(1),
                new Profile.Answer(List.of(), List.of(), 1));
        String body =
                "{\"a\\\"b\":\"line\\nbreak \\u0001 ñ }}\",\"list\":[1,-2.50,true,null,{}],\"empty\":[],\"card\":{\"number\":\"none\"}}";

        // when
        byte[] sent = RequestBody.of(plain, new ObjectMapper().readTree(body)).fill(CardValues.NONE);

        // then
        assertThat(new ObjectMapper().readTree(sent)).isEqualTo(new ObjectMapper().readTree(body));
        assertThat(new String(sent, StandardCharsets.UTF_8)).startsWith("{\"a\\\"b\":\"line\\nbreak");
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}

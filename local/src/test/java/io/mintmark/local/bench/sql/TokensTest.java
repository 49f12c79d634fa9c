package io.mintmark.local.bench.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.platform.id.Ids;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final String ID = "ses_01kaj3q8v0c5z7m2n4p6r8t0wx";

    @Test
    void identifiersAreFoundInsideOfAnything() {
        // given
        String text = "10002|POST /v1/sessions|key_01kaj3q8v0c5z7m2n4p6r8t0wx {\"id\":\"" + ID
                + "\"} 1b4e28ba-2fa1-41d2-883f-0016d3cca427";

        // when / then
        assertThat(Tokens.in(text))
                .containsExactly("key_01kaj3q8v0c5z7m2n4p6r8t0wx", ID, "1b4e28ba-2fa1-41d2-883f-0016d3cca427");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session.completed",
                "sessions_have_unique_references",
                "4242",
                "2026-11-21 03:00:00.123456+00",
                "http://127.0.0.1:40123/callback",
                "{create,list,select,delete}",
                "ses_01kaj3q8v0c5z7m2n4p6r8t0w",
                "application/json; charset=utf-8"
            })
    void whatIsTheSameForEverybodyStays(String text) {
        assertThat(Tokens.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ID,
                "1b4e28ba-2fa1-41d2-883f-0016d3cca427",
                "00112233445566778899aabbccddeeff",
                "Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm8"
            })
    void anotherOneHasTheSameFormAndIsAnother(String token) {
        // when
        String another = Tokens.another(token, new SplittableRandom(1), 1_790_000_000_000L);

        // then
        assertThat(another).isNotEqualTo(token).hasSameSizeAs(token);
        assertThat(Tokens.in(another)).containsExactly(another);
    }

    @Test
    void aNewIdentifierBeginsWithTheTimeAsTheServicesMakeThem() {
        // given
        Instant now = Instant.parse("2026-11-21T04:05:06.789Z");
        String ofAService = new Ids(InstantSource.fixed(now), new SecureRandom()).next("ses");

        // when
        String another = Tokens.another(ID, new SplittableRandom(1), now.toEpochMilli());

        // then
        assertThat(another.substring(0, 14)).isEqualTo(ofAService.substring(0, 14));
        assertThat(another).isNotEqualTo(ofAService);
    }
}

package io.mintmark.vault.card.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardExpiryTest {
    @ParameterizedTest
    @ValueSource(strings = {"08/29", "8/29", " 08 / 29 ", "08/2029", "8-2029", "0829", "082029", "08 29", "08.29"})
    void whatPeopleWriteIsUnderstood(String written) {
        assertThat(CardExpiry.parse(written)).contains(new CardExpiry(8, 2029));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "13/29", "00/29", "08", "08/", "8/9", "2029/08", "ab/cd", "829", "08/02029", "08/1999"})
    void whatIsNoMonthIsNotGuessed(String written) {
        assertThat(CardExpiry.parse(written)).isEmpty();
    }

    @Test
    void aCardIsGoodToTheLastHourOfItsMonthAnywhere() {
        // given
        CardExpiry november = new CardExpiry(11, 2026);

        // when / then
        assertThat(november.isPast(Instant.parse("2026-11-30T23:59:59Z"))).isFalse();
        assertThat(november.isPast(Instant.parse("2026-12-01T11:59:59Z"))).isFalse();
        assertThat(november.isPast(Instant.parse("2026-12-01T12:00:00Z"))).isTrue();
    }

    @Test
    void aYearThatNoIssuerPrintsIsTooFar() {
        // given
        Instant now = Instant.parse("2026-11-21T00:00:00Z");

        // when / then
        assertThat(new CardExpiry(1, 2046).isTooFar(now)).isFalse();
        assertThat(new CardExpiry(1, 2047).isTooFar(now)).isTrue();
    }
}

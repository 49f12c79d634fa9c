package io.mintmark.vault.card.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityCodeTest {
    @Test
    void itShowsAMaskAndLendsCopies() {
        // given
        byte[] digits = "4837".getBytes(StandardCharsets.US_ASCII);
        SecurityCode code = SecurityCode.of(digits);

        // when
        digits[0] = 'x';
        byte[] lent = code.lend(copy -> copy);

        // then
        assertThat(code.toString()).isEqualTo("[security code]");
        assertThat(lent).containsOnly(0);
        assertThat(code.<String>lend(copy -> new String(copy, StandardCharsets.US_ASCII)))
                .isEqualTo("4837");
        assertThatThrownBy(() -> new ObjectMapper().writeValueAsString(code)).hasMessageContaining("No serializer");
    }

    @Test
    void afterClosingItIsGone() {
        // given
        SecurityCode code = SecurityCode.of("123".getBytes(StandardCharsets.US_ASCII));

        // when
        code.close();

        // then
        assertThatThrownBy(() -> code.lend(copy -> copy)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "12345", "12a", "12 ", "１２３"})
    void nothingElseIsACode(String text) {
        assertThatThrownBy(() -> SecurityCode.of(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

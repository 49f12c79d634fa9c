package io.mintmark.vault.card.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PanTest {
    private static final String NUMBER = "4111111111111111";

    @Test
    void itTellsWhatMayBeShownAndNothingElse() {
        // given
        Pan pan = pan("5555555555554444");

        // when / then
        assertThat(pan.bin()).isEqualTo("555555");
        assertThat(pan.last4()).isEqualTo("4444");
        assertThat(pan.length()).isEqualTo(16);
        assertThat(pan.toString()).isEqualTo("[card number]");
        assertThat(String.valueOf(new CardEntry(pan, new CardExpiry(12, 2030), null)))
                .doesNotContain("5555");
    }

    @Test
    void itRefusesSerialisation() {
        // given
        Pan pan = pan(NUMBER);

        // when / then
        assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(pan))
                .isInstanceOf(NotSerializableException.class);
        assertThatThrownBy(() -> new ObjectMapper().writeValueAsString(pan)).hasMessageNotContaining("4111");
    }

    @Test
    void itIsWipedWhenClosed() {
        // given
        Pan pan = pan(NUMBER);
        byte[][] kept = new byte[1][];
        pan.lend(digits -> kept[0] = digits);

        // when
        pan.close();

        // then
        assertThat(kept[0]).containsOnly(0);
        assertThatThrownBy(pan::last4).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> pan.lend(digits -> digits)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void equalNumbersAreNotEqualObjects() {
        assertThat(pan(NUMBER)).isNotEqualTo(pan(NUMBER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "41111111111", "41111111111111111111", "4111-1111-1111-1111", "411111111111111x"})
    void whatIsNoNumberIsRefusedWithoutBeingRepeated(String written) {
        assertThatThrownBy(() -> pan(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("4111");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111111", "378282246310005", "6011111111111117", "3056930009020004"})
    void theCheckDigitOfPublishedCardsHolds(String number) {
        assertThat(pan(number).passesLuhn()).isTrue();
    }

    @Test
    void everySingleWrongDigitIsNoticedByTheCheckDigit() {
        for (int place = 0; place < NUMBER.length(); place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                // given
                StringBuilder mistyped = new StringBuilder(NUMBER);
                mistyped.setCharAt(place, digit);

                // when / then
                assertThat(pan(mistyped.toString()).passesLuhn()).isEqualTo(digit == NUMBER.charAt(place));
            }
        }
    }

    @Test
    void aCardSurvivesItsBytesAndTheBytesAreWiped() {
        // given
        byte[] bytes = CardBytes.write(new CardEntry(pan(NUMBER), new CardExpiry(7, 2031), "José Núñez"));

        // when
        CardEntry read = CardBytes.read(bytes);

        // then
        assertThat(read.pan().last4()).isEqualTo("1111");
        assertThat(read.pan().length()).isEqualTo(16);
        assertThat(read.expiry()).isEqualTo(new CardExpiry(7, 2031));
        assertThat(read.holder()).isEqualTo("José Núñez");
        assertThat(bytes).containsOnly(0);
    }

    @Test
    void aCardWithoutAHolderSurvivesItsBytes() {
        // when
        CardEntry read = CardBytes.read(CardBytes.write(new CardEntry(pan(NUMBER), new CardExpiry(1, 2030), null)));

        // then
        assertThat(read.holder()).isNull();
    }

    private static Pan pan(String digits) {
        return Pan.of(digits.getBytes(StandardCharsets.US_ASCII));
    }
}

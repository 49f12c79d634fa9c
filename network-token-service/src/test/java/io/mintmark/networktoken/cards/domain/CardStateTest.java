package io.mintmark.networktoken.cards.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardStateTest {
    private static final PaymentInstrumentId ID = new PaymentInstrumentId("pi_1");
    private static final CardFacts FACTS = new CardFacts("visa", "1111", new CardExpiry(12, 2028));

    @Test
    void aDeletedCardKeepsNothingButItsSequence() {
        assertThat(CardState.deleted(ID, 3)).isEqualTo(new CardState(ID, 3, CardStatus.DELETED, null));
        assertThatThrownBy(() -> new CardState(ID, 3, CardStatus.DELETED, FACTS))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CardState(ID, 3, CardStatus.ACTIVE, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSequenceStartsAtOne() {
        assertThatThrownBy(() -> CardState.held(ID, 0, CardStatus.ACTIVE, FACTS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIdOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> new PaymentInstrumentId("cus_1")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"active,ACTIVE", "suspended,SUSPENDED", "expired,EXPIRED", "deleted,DELETED", "frozen,OTHER"})
    void aWordThatCameLaterIsNoFault(String word, CardStatus status) {
        assertThat(CardStatus.of(word)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"0,2028", "13,2028", "12,28", "12,3000"})
    void anExpiryIsAMonthAndAFullYear(int month, int year) {
        assertThatThrownBy(() -> new CardExpiry(month, year)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "111", "11111", "x111"})
    void theLastFourAreFourDigits(String last4) {
        assertThatThrownBy(() -> new CardFacts("visa", last4, new CardExpiry(12, 2028)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

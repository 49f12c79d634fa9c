package io.mintmark.session.sessions.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.session.money.domain.Money;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChargeTest {
    private static final Currency PESO = Currency.getInstance("UYU");
    private static final Currency DOLLAR = Currency.getInstance("USD");

    private static Money pesos(long value) {
        return new Money(value, PESO);
    }

    @Test
    void aFixedAmountIsNotThePayersToChange() {
        Charge fixed = new Charge.Fixed(pesos(100));

        assertThat(fixed.decide(null)).contains(pesos(100));
        assertThat(fixed.decide(pesos(100))).contains(pesos(100));
        assertThat(fixed.decide(pesos(99))).isEmpty();
        assertThat(fixed.decide(new Money(100, DOLLAR))).isEmpty();
    }

    @Test
    void aFlexibleAmountIsThePayersWithinItsBounds() {
        Charge flexible = new Charge.Flexible(List.of(PESO), pesos(500), pesos(5_000), pesos(1_000));

        assertThat(flexible.decide(pesos(500))).contains(pesos(500));
        assertThat(flexible.decide(pesos(5_000))).contains(pesos(5_000));
        assertThat(flexible.decide(pesos(499))).isEmpty();
        assertThat(flexible.decide(pesos(5_001))).isEmpty();
        assertThat(flexible.decide(new Money(1_000, DOLLAR))).isEmpty();
        assertThat(flexible.decide(null)).as("the suggestion is not an answer").isEmpty();
    }

    @Test
    void withoutBoundsEveryAmountAboveZeroWillDo() {
        Charge flexible = new Charge.Flexible(List.of(PESO, DOLLAR), null, null, null);

        assertThat(flexible.decide(pesos(1))).contains(pesos(1));
        assertThat(flexible.decide(new Money(1, DOLLAR))).contains(new Money(1, DOLLAR));
        assertThat(flexible.decide(pesos(0))).isEmpty();
    }

    @Test
    void boundsAreInOneCurrency() {
        assertThatThrownBy(() -> new Charge.Flexible(List.of(PESO, DOLLAR), pesos(1), null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Charge.Flexible(List.of(), null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCardIsKeptAsTheMerchantAndThePayerSay() {
        assertThat(Storing.DISABLED.keeps(true)).isFalse();
        assertThat(Storing.ASK_FOR_CONSENT.keeps(false)).isFalse();
        assertThat(Storing.ASK_FOR_CONSENT.keeps(true)).isTrue();
        assertThat(Storing.ENABLED.keeps(false)).isTrue();
    }
}

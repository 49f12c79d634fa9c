package io.mintmark.session.money.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({"1, USD, 100, 1.00", "0.01, UYU, 1, 0.01", "1000.00, UYU, 100000, 1000.00", "1E+3, USD, 100000, 1000.00"
    })
    void majorUnitsBecomeMinorOnesAndBack(BigDecimal total, String currency, long value, String shown) {
        Money money = Money.ofTotal(total, Currency.getInstance(currency));

        assertThat(money.value()).isEqualTo(value);
        assertThat(money.total().toPlainString()).isEqualTo(shown);
    }

    @Test
    void whatIsNoWholeNumberOfMinorUnitsOrNegativeIsNoAmount() {
        Currency dollars = Currency.getInstance("USD");

        assertThatThrownBy(() -> Money.ofTotal(new BigDecimal("0.001"), dollars))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofTotal(new BigDecimal("1E+30"), dollars))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(-1, dollars)).isInstanceOf(IllegalArgumentException.class);
    }
}

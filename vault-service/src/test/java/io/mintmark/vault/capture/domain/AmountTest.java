package io.mintmark.vault.capture.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {
    @ParameterizedTest
    @CsvSource({"100,UYU,100.00", "100.5,USD,100.50", "0,UYU,0.00", "1500,JPY,1500", "1500.00,JPY,1500", "1.5,KWD,1.500"
    })
    void anAmountHasItsCurrencysDecimals(String total, String currency, String plain) {
        assertThat(Amount.of(total, currency).plain()).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"100.001,UYU", "0.5,JPY", "-1,USD", "1,XAU", "1,XXX", "1,ABC", "x,USD"})
    void whatIsNoAmountOfACurrencyIsRefused(String total, String currency) {
        assertThatThrownBy(() -> Amount.of(total, currency)).isInstanceOf(IllegalArgumentException.class);
    }
}

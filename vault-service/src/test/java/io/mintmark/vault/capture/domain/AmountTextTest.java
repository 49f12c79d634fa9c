package io.mintmark.vault.capture.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTextTest {
    @ParameterizedTest
    @CsvSource({
        "100,.,100",
        "0,.,0",
        "007,.,7",
        "100.5,.,100.5",
        "100.5,',',100.5",
        "'100,5',.,100.5",
        "'100,50',',',100.50",
        "'1,234.56',.,1234.56",
        "'1,234.56',',',1234.56",
        "'1.234,56',.,1234.56",
        "'1.234.567,8',',',1234567.8",
        "1.234.567,',',1234567",
        "'1,234,567',',',1234567",
        "'  1 234,56 ',',',1234.56",
        "12345678901,.,12345678901",
    })
    void aCommaAndADotAreUnderstoodHoweverTheyAreUsed(String text, char decimalMark, BigDecimal amount) {
        assertThat(AmountText.read(text, decimalMark)).contains(amount);
    }

    @ParameterizedTest
    @CsvSource({"1.500,.,1.500", "1.500,',',1500", "'1,500',.,1500", "'1,500',',',1.500"})
    void whatMayBeThousandsOrDecimalsIsReadAsThePayersLanguageHasIt(String text, char decimalMark, BigDecimal amount) {
        assertThat(AmountText.read(text, decimalMark)).contains(amount);
    }

    @ParameterizedTest
    @CsvSource({"0.500,',',0.500", "1500.000,',',1500.000"})
    void whatCannotBeThousandsIsDecimals(String text, char decimalMark, BigDecimal amount) {
        assertThat(AmountText.read(text, decimalMark)).contains(amount);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "-1",
                "+1",
                "1e3",
                "1..5",
                "1,,5",
                ".5",
                "5.",
                "1.23.45",
                "1.234,567,8",
                "12.34,56",
                "UYU 5",
                "٣",
                "1/2",
                "123456789012",
                "4111 1111 1111 1111"
            })
    void whatIsNoSensibleNumberIsRefused(String text) {
        assertThat(AmountText.read(text, '.')).isEmpty();
        assertThat(AmountText.read(text, ',')).isEmpty();
    }
}

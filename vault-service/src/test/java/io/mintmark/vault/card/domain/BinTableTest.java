package io.mintmark.vault.card.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinTableTest {
    private final BinTable bins = Tables.bins();

    @ParameterizedTest
    @CsvSource({
        "4111111111111111,visa,credit,US",
        "4000056655665556,visa,debit,US",
        "4539097887163333,visa,,",
        "5555555555554444,mastercard,credit,US",
        "5105105105105100,mastercard,prepaid,US",
        "2223003122003222,mastercard,credit,US",
        "378282246310005,amex,credit,US",
        "6011111111111117,discover,credit,US",
        "3056930009020004,diners,credit,US",
        "3566002020360505,jcb,credit,JP",
        "6200000000000005,unionpay,credit,CN",
        "5066990000000000,elo,,",
        "6062820000000000,hipercard,,",
        "9999120000000000,mastercard,debit,UY",
        "1000000000000008,unknown,,",
    })
    void theNarrowestRangeTellsBrandFundingAndCountry(String number, String brand, String funding, String country) {
        // when
        CardFacts facts = bins.factsOf(pan(number), new CardExpiry(12, 2030));

        // then
        assertThat(facts)
                .isEqualTo(new CardFacts(
                        brand,
                        number.substring(number.length() - 4),
                        number.substring(0, 6),
                        12,
                        2030,
                        funding,
                        country));
    }

    @Test
    void anOperatorsTableStandsInForTheShippedOne() {
        // given
        BinTable own = BinTable.parse(
                List.of("# comment", "", "local,Local Card,16,4-4-4-4"), List.of("7,7,local,debit,UY,", ""));

        // when / then
        assertThat(own.brandOf(pan("7000000000000000")).label()).isEqualTo("Local Card");
        assertThat(own.brandOf(pan("4111111111111111"))).isEqualTo(Brand.UNKNOWN);
    }

    @Test
    void aRangeOfABrandThatNobodyDescribesIsRefused() {
        assertThatThrownBy(() -> BinTable.parse(List.of("visa,Visa,16,4-4-4-4"), List.of("5,5,mastercard,,,")))
                .hasMessageContaining("mastercard");
        assertThatThrownBy(() -> BinTable.parse(List.of("visa,Visa,16,4-4-4-4"), List.of("4,4,visa")))
                .hasMessageContaining("six columns");
    }

    @Test
    void thePageLearnsRangesOfBrandsAndNothingOfIssuers() {
        assertThat(bins.brandRanges().split(" "))
                .contains("400000-499999:visa", "222100-272099:mastercard", "999901-999901:visa")
                .doesNotContain("411111-411111:visa");
    }

    @Test
    void theSandboxTakesEveryPublishedCardAndTheSimulatorsAndLiveTakesNone() {
        // given
        AcceptedNumbers sandbox = Tables.acceptedNumbers(false);
        AcceptedNumbers live = Tables.acceptedNumbers(true);
        List<String> published = Tables.lines("test-cards.txt").stream()
                .filter(line -> line.matches("\\d+"))
                .toList();

        // when / then
        assertThat(published).hasSize(74).doesNotHaveDuplicates();
        assertThat(published).allSatisfy(number -> {
            assertThat(pan(number).passesLuhn()).isTrue();
            assertThat(bins.brandOf(pan(number)).lengths()).contains(number.length());
            assertThat(sandbox.accept(pan(number))).isTrue();
            assertThat(live.accept(pan(number))).isFalse();
        });
        assertThat(sandbox.accept(pan("9999010000000001"))).isTrue();
        assertThat(live.accept(pan("9999010000000001"))).isFalse();
        assertThat(sandbox.accept(pan("4999999999999996"))).isFalse();
        assertThat(live.accept(pan("4999999999999996"))).isTrue();
    }

    private static Pan pan(String digits) {
        return Pan.of(digits.getBytes(StandardCharsets.US_ASCII));
    }
}

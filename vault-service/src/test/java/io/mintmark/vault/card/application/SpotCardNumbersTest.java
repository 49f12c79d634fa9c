package io.mintmark.vault.card.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.vault.card.domain.BinTable;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpotCardNumbersTest {
    private final SpotCardNumbers numbers = new SpotCardNumbers(BinTable.parse(
            List.of("visa,Visa,13 16 19,4-4-4-4-3", "amex,American Express,15,4-6-5,4"),
            List.of("4,4,visa,,,", "37,37,amex,,,")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "4111.1111.1111.1111",
                "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
                "3782 822463 10005",
                "card 4111111111111111, please",
                "12/30 4111111111111111",
                "12 4111 1111 1111 1111 123",
                "x4111111111111111x",
                "４１１１１１１１１１１１１１１１",
                "٤١١١١١١١١١١١١١١١",
                "4111\u00a01111\u20131111 1111",
                "order 17 of 4111-1111-1111-1111, thanks",
                "41111111-1111-1111-4111-111111111111",
                "41111111-1111-1111-4111-111111111111-a",
                "7f3a41111111-1111-1111-111111111111",
                "c0ffee00-1111-4111-8111-4111c0ffee00 4111111111111111",
            })
    void aCardNumberIsSeenHoweverItIsWritten(String text) {
        assertThat(numbers.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4111111111111112",
                "411111******1111",
                "94111111111111111",
                "41111111111111110",
                "1764300000000",
                "5555555555554444",
                "+598 2 1234 5678",
                "2026-11-28T03:00:00.000Z",
                "4111, 1111, 1111, 1111",
                "1732780800000",
                "2026-11-28 03:38:34",
                "order 4111-1111",
                "ORD-2026-1128-0001-2345",
                "20261128035900123",
                "41111111-1111-1111-a111-111111111111",
                "a0000000-0000-4000-8000-411111111116",
                "C0FFEE00-1111-4111-8111-C0FFEE00C0FF",
            })
    void otherNumbersPass(String text) {
        assertThat(numbers.isIn(text)).isFalse();
    }
}

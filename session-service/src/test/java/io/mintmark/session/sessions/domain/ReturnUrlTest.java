package io.mintmark.session.sessions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://shop.example,                      https://shop.example?X",
        "https://shop.example/done,                 https://shop.example/done?X",
        "https://shop.example/done?,                https://shop.example/done?X",
        "https://shop.example/done?order=7,         https://shop.example/done?order=7&X",
        "https://shop.example/done?order=7&,        https://shop.example/done?order=7&X",
        "https://shop.example/done?a=%2F%20b+c&a=2, https://shop.example/done?a=%2F%20b+c&a=2&X",
        "https://shop.example/done#top,             https://shop.example/done?X#top",
        "https://shop.example/done?a=1#/r?x=2,      https://shop.example/done?a=1&X#/r?x=2",
    })
    void idAndStatusAreAppendedAndTheRestIsKept(String base, String expected) {
        URI composed = ReturnUrl.compose(URI.create(base), ASession.ID, SessionStatus.COMPLETED);

        assertThat(composed.toString())
                .isEqualTo(expected.replace("X", "sessionId=" + ASession.ID + "&status=completed"));
    }

    @Test
    void aPaymentWithoutASessionIsNamedItself() {
        assertThat(ReturnUrl.ofPayment(URI.create("https://shop.example/back?order=7#top"), "pay_1", "captured"))
                .hasToString("https://shop.example/back?order=7&paymentId=pay_1&status=captured#top");
    }
}

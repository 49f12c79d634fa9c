package io.mintmark.session.merchants.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebNamesTest {
    @ParameterizedTest
    @CsvSource({
        "shop.example,    shop.example",
        "Shop.Example,    shop.example",
        "localhost,       localhost",
        "127.0.0.1,       127.0.0.1",
        "xn--bcher-kva.example, xn--bcher-kva.example",
    })
    void aHostNameIsTakenInLowerCase(String text, String host) {
        assertThat(WebNames.host(text)).contains(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "*.shop.example", "shop.example:443", "https://shop.example", "shop.example/", "shop..example",
                "-shop.example", "shop.example.", "shop example", "bücher.example", "[::1]", "a@b"
            })
    void otherTextsAreNoHostNames(String text) {
        assertThat(WebNames.host(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example,      https://shop.example",
        "HTTPS://Shop.Example:443,  https://shop.example",
        "https://shop.example:8443, https://shop.example:8443",
        "http://127.0.0.1:9000,     http://127.0.0.1:9000",
        "http://localhost:80,       http://localhost",
    })
    void anOriginIsTakenInItsShortestForm(String text, String origin) {
        assertThat(WebNames.origin(text, true)).contains(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "*",
                "https://*",
                "https://*.shop.example",
                "https://shop.example/",
                "https://a@shop.example",
                "https://shop.example?x",
                "http://shop.example",
                "https://shop.example:0",
                "https://shop.example:70000",
                "wss://shop.example"
            })
    void otherTextsAreNoOrigins(String text) {
        assertThat(WebNames.origin(text, true)).isEmpty();
    }

    @Test
    void plainHttpOnThisMachineIsForTheSandboxOnly() {
        assertThat(WebNames.origin("http://127.0.0.1:9000", false)).isEmpty();
    }
}

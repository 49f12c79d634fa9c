package io.mintmark.session.sessions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.session.sessions.domain.MerchantAddress.Fault;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MerchantAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://merchant.example.com/tokenization/result",
                "https://merchant.example.com:8443/a?b=c#d",
                "HTTPS://MERCHANT.example.com/",
                "http://127.0.0.1:9000/result",
                "http://localhost/result",
                "http://[::1]:80/result"
            })
    void aPlainAddressIsTakenInTheSandbox(String text) {
        assertThat(MerchantAddress.faultOf(text, true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://merchant.example.com/,            INSECURE",
        "http://127.0.0.1.example.com/,           INSECURE",
        "ftp://merchant.example.com/,             INSECURE",
        "javascript://merchant.example.com/%0a,   INSECURE",
        "javascript:alert(1),                     MALFORMED",
        "data:text/html;base64;PGI+,              MALFORMED",
        "//merchant.example.com/,                 MALFORMED",
        "/result,                                 MALFORMED",
        "result,                                  MALFORMED",
        "https:///result,                         MALFORMED",
        "https://merchant.example.com:0/,         MALFORMED",
        "https://merchant.example.com:65536/,     MALFORMED",
        "https://merchant_shop.example.com/,      MALFORMED",
        "https://a@merchant.example.com/,         USER_INFORMATION",
        "https://merchant.example.com@evil.test/, USER_INFORMATION",
        "https://merchant.example.com\\@evil.test/, MALFORMED",
        "https://merchant.example.com\\.evil.test/, MALFORMED",
        "https://bücher.example/,                 MALFORMED",
        "https://merchant.example.com/a b,        MALFORMED",
        "https://merchant.example.com/%zz,        MALFORMED",
    })
    void whatCouldBeReadInTwoWaysIsRefused(String text, Fault fault) {
        assertThat(MerchantAddress.faultOf(text, true)).contains(fault);
    }

    @Test
    void controlCharactersAndEndlessAddressesAreRefused() {
        assertThat(MerchantAddress.faultOf("https://shop.example/\r\nX: y", true))
                .contains(Fault.MALFORMED);
        assertThat(MerchantAddress.faultOf("https://shop.example/" + "a".repeat(2048), true))
                .contains(Fault.MALFORMED);
    }

    @Test
    void plainHttpIsRefusedInLiveModeEvenOnThisMachine() {
        assertThat(MerchantAddress.faultOf("http://127.0.0.1/", false)).contains(Fault.INSECURE);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/x,          true",
        "https://SHOP.example:8443/x,     true",
        "https://pay.shop.example/x,      false",
        "https://shop.example.evil.test/, false",
        "https://evilshop.example/,       false",
    })
    void onlyRegisteredHostsAreTakenOnceThereAreAny(String text, boolean taken) {
        assertThat(MerchantAddress.faultOf(text, false, List.of("shop.example")).isEmpty())
                .isEqualTo(taken);
        assertThat(MerchantAddress.faultOf(text, false, List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://Shop.example/a?b,     https://shop.example",
        "https://shop.example:443/,    https://shop.example",
        "https://shop.example:8443/,   https://shop.example:8443",
        "http://127.0.0.1:9000/result, http://127.0.0.1:9000",
        "http://localhost:80/,         http://localhost",
    })
    void anOriginIsSchemeHostAndUnusualPort(String text, String origin) {
        assertThat(MerchantAddress.originOf(URI.create(text))).isEqualTo(origin);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://Shop.Example:443/A?b=%2f#C, https://shop.example/A?b=%2f#C",
        "https://Shop.example,               https://shop.example",
        "https://s/x,                        https://s/x",
        "https://shop.example:8443?x,        https://shop.example:8443?x",
        "https://shop.example/shop.example,  https://shop.example/shop.example",
    })
    void anAddressIsKeptWithItsOriginInOneForm(String text, String normal) {
        assertThat(MerchantAddress.normal(text)).hasToString(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/x,      true",
        "https://shop.example:8443/x, true",
        "http://127.0.0.1:9000/x,     true",
        "http://localhost:9000/x,     false",
        "https://127.0.0.1/x,         false",
        "https://10.0.0.1/x,          false",
        "https://[::1]/x,             false",
        "https://localhost/x,         false",
        "https://shop.example:22/x,   false",
    })
    void onlyWhatWeWouldCallIsACallback(String text, boolean taken) {
        assertThat(MerchantAddress.callbackFaultOf(text, true).isEmpty()).isEqualTo(taken);
    }
}

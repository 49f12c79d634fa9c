package io.mintmark.webhook.egress.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mintmark.webhook.egress.domain.TargetRefused.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPolicyTest {
    private static final TargetPolicy STRICT = new TargetPolicy(false);
    private static final TargetPolicy DEVELOPER = new TargetPolicy(true);

    @ParameterizedTest
    @CsvSource({
        "https://merchant.example.com, merchant.example.com, 443, /",
        "https://merchant.example.com/, merchant.example.com, 443, /",
        "https://MERCHANT.Example.COM:8443/hooks?a=1&b=%20, merchant.example.com, 8443, /hooks?a=1&b=%20",
        "HTTPS://a.co:443, a.co, 443, /",
        "https://a.co:/x, a.co, 443, /x",
        "https://a.co?x=y, a.co, 443, /?x=y",
        "https://xn--mnchen-3ya.de/x, xn--mnchen-3ya.de, 443, /x",
        "https://1password.com/x, 1password.com, 443, /x",
        "https://10.0.0.1.example.com/, 10.0.0.1.example.com, 443, /",
    })
    void publicHttpsIsAccepted(String url, String host, int port, String path) {
        assertThat(STRICT.check(url)).isEqualTo(new Target(true, host, port, path, false));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/io/mintmark/platform/testing/hostile-urls.csv", delimiter = '|')
    void aHostileUrlIsRefused(Reason reason, String url) {
        assertThat(refusalOf(STRICT, url)).isEqualTo(reason);
        assertThat(refusalOf(DEVELOPER, url)).isIn(reason, url.equals("http://127.0.0.1/") ? null : reason);
    }

    @Test
    void anOverlongUrlOrNameIsRefused() {
        assertThat(refusalOf(STRICT, "https://a.co/" + "x".repeat(2036))).isEqualTo(Reason.MALFORMED);
        assertThat(refusalOf(STRICT, "https://" + "a".repeat(64) + ".co/")).isEqualTo(Reason.HOST);
        assertThat(refusalOf(STRICT, "https://" + "a.".repeat(127) + "co/")).isEqualTo(Reason.HOST);
        assertThat(refusalOf(STRICT, "https://a.co/\u0000")).isEqualTo(Reason.MALFORMED);
        assertThat(refusalOf(STRICT, "https://a.co/\r\nHost: b.co")).isEqualTo(Reason.MALFORMED);
        assertThat(refusalOf(STRICT, "\thttps://a.co/")).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void aDeveloperMayUsePlainHttpOnLoopbackAtAnyPort() {
        assertThat(DEVELOPER.check("http://127.0.0.1:9099/hooks?x=1"))
                .isEqualTo(new Target(false, "127.0.0.1", 9099, "/hooks?x=1", true));
        assertThat(DEVELOPER.check("http://127.0.0.1")).isEqualTo(new Target(false, "127.0.0.1", 80, "/", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:9099/",
                "http://127.0.0.2:9099/",
                "http://127.1:9099/",
                "http://2130706433:9099/",
                "http://[::1]:9099/",
                "http://0.0.0.0:9099/",
                "http://192.168.0.1:9099/",
                "http://merchant.example.com/",
                "http://127.0.0.1.example.com:9099/",
            })
    void loopbackIsThatOneAddressInThatOneSpelling(String url) {
        assertThat(refusalOf(DEVELOPER, url)).isEqualTo(Reason.SCHEME);
    }

    @Test
    void anAdviceNeverRepeatsTheUrl() {
        for (Reason reason : Reason.values()) {
            assertThat(reason.advice()).isNotBlank();
        }
        assertThat(catchThrowableOfType(TargetRefused.class, () -> STRICT.check("https://secret-host/")))
                .hasMessageNotContaining("secret-host");
    }

    private static @Nullable Reason refusalOf(TargetPolicy policy, String url) {
        TargetRefused refused = catchThrowableOfType(TargetRefused.class, () -> policy.check(url));
        return refused == null ? null : refused.reason();
    }
}

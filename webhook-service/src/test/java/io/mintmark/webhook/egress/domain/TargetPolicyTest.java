package io.mintmark.webhook.egress.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mintmark.webhook.egress.domain.TargetRefused.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MALFORMED  | ''
                    MALFORMED  | merchant.example.com
                    MALFORMED  | //merchant.example.com/
                    MALFORMED  | /hooks
                    MALFORMED  | https:merchant.example.com
                    MALFORMED  | mailto:a@example.com
                    MALFORMED  | https://
                    MALFORMED  | https://exam ple.com/
                    MALFORMED  | https://example.com/a b
                    MALFORMED  | https://example.com\\@127.0.0.1/
                    MALFORMED  | https://example.com\\.evil.com/
                    MALFORMED  | https://münchen.de/
                    MALFORMED  | https://127。0。0。1/
                    MALFORMED  | https://①②⑦.0.0.1/
                    MALFORMED  | https://example.com/%zz
                    MALFORMED  | https://example.com/<script>
                    MALFORMED  | https://[::1
                    MALFORMED  | https://[not-an-address]/
                    SCHEME     | http://merchant.example.com/
                    SCHEME     | http://127.0.0.1/
                    SCHEME     | ftp://merchant.example.com/
                    SCHEME     | file:///etc/passwd
                    SCHEME     | gopher://merchant.example.com/
                    SCHEME     | ws://merchant.example.com/
                    SCHEME     | javascript://merchant.example.com/
                    PORT       | https://merchant.example.com:80/
                    PORT       | https://merchant.example.com:22/
                    PORT       | https://merchant.example.com:5432/
                    PORT       | https://merchant.example.com:6379/
                    PORT       | https://merchant.example.com:9092/
                    PORT       | https://merchant.example.com:0/
                    PORT       | https://merchant.example.com:65979/
                    USER_INFO  | https://user@merchant.example.com/
                    USER_INFO  | https://user:password@merchant.example.com/
                    USER_INFO  | https://merchant.example.com@127.0.0.1/
                    USER_INFO  | https://merchant.example.com:443@127.0.0.1:8443/
                    USER_INFO  | https://@merchant.example.com/
                    USER_INFO  | https://a%40b@merchant.example.com/
                    FRAGMENT   | https://merchant.example.com/#x
                    FRAGMENT   | https://merchant.example.com#@127.0.0.1/
                    IP_LITERAL | https://127.0.0.1/
                    IP_LITERAL | https://127.0.0.1./
                    IP_LITERAL | https://8.8.8.8/
                    IP_LITERAL | https://169.254.169.254/latest/meta-data
                    IP_LITERAL | https://10.1.2.3:8443/
                    IP_LITERAL | https://0/
                    IP_LITERAL | https://0.0.0.0/
                    IP_LITERAL | https://127.1/
                    IP_LITERAL | https://127.0.1/
                    IP_LITERAL | https://2130706433/
                    IP_LITERAL | https://0x7f000001/
                    IP_LITERAL | https://0X7F000001/
                    IP_LITERAL | https://017700000001/
                    IP_LITERAL | https://0177.0.0.1/
                    IP_LITERAL | https://0x7f.0.0.1/
                    IP_LITERAL | https://0x7f.1/
                    IP_LITERAL | https://127.0.0.0x1/
                    IP_LITERAL | https://127.0.0.01/
                    IP_LITERAL | https://999.999.999.999/
                    IP_LITERAL | https://1.2.3.4.5/
                    IP_LITERAL | https://example.0x/
                    IP_LITERAL | https://[::1]/
                    IP_LITERAL | https://[::]/
                    IP_LITERAL | https://[::ffff:127.0.0.1]/
                    IP_LITERAL | https://[::ffff:7f00:1]/
                    IP_LITERAL | https://[64:ff9b::7f00:1]/
                    IP_LITERAL | https://[fd00::1]:8443/
                    IP_LITERAL | https://[fe80::1%25eth0]/
                    IP_LITERAL | https://[2606:4700:4700::1111]/
                    HOST       | https://localhost/
                    HOST       | https://LOCALHOST:8443/
                    HOST       | https://api.localhost/
                    HOST       | https://localhost./
                    HOST       | https://merchant.example.com./
                    HOST       | https://metadata/
                    HOST       | https://metadata.google.internal/
                    HOST       | https://vault-service.mintmark.svc.cluster.local/
                    HOST       | https://printer.lan/
                    HOST       | https://nas.home.arpa/
                    HOST       | https://secret.onion/
                    HOST       | https://router.localdomain/
                    HOST       | https://a..example.com/
                    HOST       | https://.example.com/
                    HOST       | https://-a.example.com/
                    HOST       | https://a-.example.com/
                    HOST       | https://a_b.example.com/
                    HOST       | https://ab--c.example.com/
                    HOST       | https://xn--.example.com/
                    HOST       | https://xn--a.example.com/
                    HOST       | https://xn--localhost-.example.com/
                    HOST       | https://127%2e0%2e0%2e1/
                    HOST       | https://example.com%00.evil.com/
                    HOST       | https://example.com:443:8443/
                    HOST       | https://example.com:abc/
                    HOST       | https://*.example.com/
                    HOST       | https://example.com,evil.com/
                    """)
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

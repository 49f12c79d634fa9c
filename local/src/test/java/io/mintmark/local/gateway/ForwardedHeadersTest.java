package io.mintmark.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

class ForwardedHeadersTest {
    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();

    @Test
    void whatACallerClaimsAboutItsOriginIsReplaced() {
        // given
        headers.add("X-Forwarded-For", "10.9.9.9")
                .add("Forwarded", "for=10.9.9.9")
                .add("x-forwarded-port", "1");

        // when
        ForwardedHeaders.prepare(headers, "127.0.0.1", "127.0.0.1:8080");

        // then
        assertThat(headers.getAll("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers.get("X-Forwarded-Host")).isEqualTo("127.0.0.1:8080");
        assertThat(headers.get("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(headers.contains("Forwarded")).isFalse();
        assertThat(headers.contains("X-Forwarded-Port")).isFalse();
    }

    @Test
    void headersThatConnectionNamesStayBehind() {
        // given
        headers.add("Connection", "keep-alive, X-Hop").add("X-Hop", "1").add("Request-Id", "req_1");

        // when
        ForwardedHeaders.prepare(headers, null, null);

        // then
        assertThat(headers.contains("X-Hop")).isFalse();
        assertThat(headers.get("Request-Id")).isEqualTo("req_1");
    }

    @Test
    void anUpgradeIsKept() {
        // given
        headers.add("Connection", "keep-alive, Upgrade").add("Upgrade", "websocket");

        // when
        ForwardedHeaders.prepare(headers, null, null);

        // then
        assertThat(headers.get("Upgrade")).isEqualTo("websocket");
    }
}

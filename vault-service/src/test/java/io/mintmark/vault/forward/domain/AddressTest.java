package io.mintmark.vault.forward.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @Test
    void aPlaceInThePathIsFilled() {
        // given
        Address address = Address.parse("https://acquirer.example/v1/operations/{reference}/of/{merchant}", false);

        // when
        String filled = address.fill(Map.of("reference", "ver_01-A", "merchant", "12345"));

        // then
        assertThat(filled).isEqualTo("https://acquirer.example/v1/operations/ver_01-A/of/12345");
        assertThat(address.parameters()).isEqualTo(Set.of("reference", "merchant"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a/b", "..", "a?b=c", "a%2fb", "a b", "a\r\nHost: evil.example", "", "é", "a.b", "a#b", "@evil"})
    void aParameterCannotLeaveItsSegment(String value) {
        // given
        Address address = Address.parse("https://acquirer.example/v1/operations/{reference}", false);

        // when / then
        assertThatThrownBy(() -> address.fill(Map.of("reference", value))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acquirer.example/v1",
                "http://10.0.0.1/v1",
                "http://127.0.0.2/v1",
                "http://127.0.0.1.evil.example/v1",
                "http://127.0.0.1@evil.example/v1",
                "https://{host}/v1",
                "https://acquirer.{zone}.example/v1",
                "https://user:secret@acquirer.example/v1",
                "https://acquirer.example/v1?x={reference}",
                "https://acquirer.example/v1#x",
                "https://acquirer.example/v1/../admin",
                "https://acquirer.example",
                "ftp://acquirer.example/v1",
                "file:///etc/passwd",
                "/v1",
                "https://acquirer.example/v1/a b",
            })
    void anAddressThatCouldLeadElsewhereIsRefused(String url) {
        assertThatThrownBy(() -> Address.parse(url, true)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8079/v1", "http://localhost/v1", "http://[::1]:8079/v1"})
    void plainHttpGoesToThisMachineOnlyAndNowhereInLiveMode(String url) {
        assertThat(Address.parse(url, true).fill(Map.of())).isEqualTo(url);
        assertThatThrownBy(() -> Address.parse(url, false)).hasMessageContaining("plain http");
    }
}

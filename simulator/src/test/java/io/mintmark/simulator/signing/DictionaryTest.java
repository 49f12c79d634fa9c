package io.mintmark.simulator.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.simulator.signing.Dictionary.Components;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DictionaryTest {
    @Test
    void severalSignaturesAreToldApart() {
        // when
        Map<String, Components> all =
                Dictionary.ofComponents("sig0=(), sig1=( \"@method\"  \"a,)(b\" );created=12;tag=\"x\\\"y\"");

        // then
        assertThat(all)
                .containsExactly(
                        Map.entry("sig0", new Components(List.of(), Map.of())),
                        Map.entry(
                                "sig1",
                                new Components(List.of("@method", "a,)(b"), Map.of("created", 12L, "tag", "x\"y"))));
    }

    @Test
    void bytesAreDecoded() {
        assertThat(Dictionary.ofBytes("sha-256=:AQI=:,sig1=:Aw==:").get("sha-256"))
                .containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sig1",
                "sig1=",
                "sig1=(",
                "sig1=(\"a\"\"b\")",
                "sig1=(\"a\";sf)",
                "sig1=(\"a\") sig2=()",
                "sig1=(\"a\");created",
                "sig1=(\"a\");created=1.5",
                "Sig1=(\"a\")",
                "sig1=(\"a\"),"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Dictionary.ofComponents(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

package io.mintmark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private final ClusterOptions usual = ClusterOptions.ofRepository(Path.of("/somewhere"));

    @Test
    void withoutOptionsEverythingIsUsual() {
        // when
        ClusterOptions options = Arguments.parse(List.of(), usual);

        // then
        assertThat(options).isEqualTo(usual);
        assertThat(options.portBase()).isEqualTo(8080);
        assertThat(options.replicas()).isEqualTo(1);
        assertThat(options.fresh()).isFalse();
        assertThat(options.restarts()).isTrue();
    }

    @Test
    void optionsComeInAnyOrder() {
        // when
        ClusterOptions options = Arguments.parse(List.of("--port-base", "9000", "--fresh", "--replicas", "2"), usual);

        // then
        assertThat(options).isEqualTo(usual.withPortBase(9000).withFresh(true).withReplicas(2));
    }

    @ParameterizedTest
    @CsvSource({
        "--replicas 0,       '--replicas takes a number from 1 to 5, not 0'",
        "--replicas 6,       '--replicas takes a number from 1 to 5, not 6'",
        "--replicas two,     '--replicas takes a number from 1 to 5, not two'",
        "--replicas,         '--replicas takes a number from 1 to 5'",
        "--port-base 80,     '--port-base takes a number from 1024 to 65485, not 80'",
        "--port-base 70000,  '--port-base takes a number from 1024 to 65485, not 70000'",
        "--verbose,          'unknown option --verbose; see ./run --help'"
    })
    void aSlipIsNamed(String line, String message) {
        assertThatThrownBy(() -> Arguments.parse(List.of(line.split(" ")), usual))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}

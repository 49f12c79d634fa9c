package io.mintmark.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchOptionsTest {
    @Test
    void withoutOptionsEverythingIsUsual() {
        assertThat(BenchOptions.parse(List.of())).isEqualTo(new BenchOptions(30, 50, 16, 2));
    }

    @Test
    void optionsComeInAnyOrder() {
        assertThat(BenchOptions.parse(
                        List.of("--clients", "4", "--seconds", "5", "--batch-clients", "1", "--rate", "10")))
                .isEqualTo(new BenchOptions(5, 10, 4, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "--seconds 0,    '--seconds takes a number from 1 to 900, not 0'",
        "--rate many,    '--rate takes a number from 1 to 1000, not many'",
        "--clients,      '--clients takes a number from 1 to 256, not nothing'",
        "--replicas 2,   'unknown option --replicas; see ./run --help'"
    })
    void aSlipIsNamed(String line, String message) {
        assertThatThrownBy(() -> BenchOptions.parse(List.of(line.split(" "))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}

package io.mintmark.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final Map<String, String> LEAST = Map.of(
            "MINTMARK_SIMULATOR_DATA", "/data",
            "MINTMARK_SIMULATOR_SIGNING_KEYS", "one=/keys/1, two=/keys/2");

    @Test
    void folderAndKeysAreEnough() {
        assertThat(Settings.of(LEAST))
                .isEqualTo(new Settings(
                        "127.0.0.1",
                        8079,
                        Path.of("/data"),
                        Map.of("one", Path.of("/keys/1"), "two", Path.of("/keys/2")),
                        "mintmark",
                        null));
    }

    @ParameterizedTest
    @CsvSource({
        "DATA, ' ', MINTMARK_SIMULATOR_DATA is not set",
        "SIGNING_KEYS, '', MINTMARK_SIMULATOR_SIGNING_KEYS is not set",
        "SIGNING_KEYS, one, MINTMARK_SIMULATOR_SIGNING_KEYS is not a list of id=file",
        "PORT, 65536, MINTMARK_SIMULATOR_PORT is not a port",
        "PORT, http, MINTMARK_SIMULATOR_PORT is not a port"
    })
    void whatIsMissingOrWrongIsNamed(String name, String value, String message) {
        // given
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put("MINTMARK_SIMULATOR_" + name, value);

        // when / then
        assertThatThrownBy(() -> Settings.of(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}

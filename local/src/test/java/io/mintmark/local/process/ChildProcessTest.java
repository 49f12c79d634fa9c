package io.mintmark.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private final Path folder;

    ChildProcessTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void itSeesItsOwnEnvironmentOnly() throws Exception {
        // when
        ChildProcess process = start(List.of("/usr/bin/env"), Map.of("ONLY", "this"));
        String how = process.onExit().get(10, TimeUnit.SECONDS);

        // then
        assertThat(how).isEqualTo("exit code 0");
        assertThat(Files.readString(folder.resolve("log"))).isEqualTo("ONLY=this\n");
    }

    @Test
    void whatDoesNotListenIsKilledAfterTheGrace() throws Exception {
        // given
        ChildProcess process =
                start(List.of("/bin/sh", "-c", "trap '' TERM; echo up; while :; do sleep 0.1; done"), Map.of());
        org.awaitility.Awaitility.await().until(() -> Files.size(folder.resolve("log")) > 0);

        // when
        process.stop(Duration.ofMillis(300));

        // then
        assertThat(process.onExit().get(10, TimeUnit.SECONDS)).isEqualTo("signal 9");
    }

    private ChildProcess start(List<String> command, Map<String, String> environment) throws Exception {
        return ChildProcess.start(
                new Program("child", command, environment, folder.resolve("log")), new PidFiles(folder));
    }
}

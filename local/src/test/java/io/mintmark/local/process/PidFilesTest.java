package io.mintmark.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFilesTest {
    private final Path folder;

    PidFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whatAnEarlierLauncherLeftIsEnded() throws Exception {
        // given
        Program sleeper = new Program("sleeper", List.of("sleep", "600"), Map.of(), folder.resolve("log"));
        ChildProcess process = ChildProcess.start(sleeper, new PidFiles(folder));

        // when
        List<String> ended = new PidFiles(folder).endStale(Duration.ofSeconds(10));

        // then
        assertThat(ended).containsExactly("sleeper");
        assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("signal 15");
        assertThat(folder.resolve("sleeper.pid")).doesNotExist();
    }

    @Test
    void aStrangerWithTheSamePidIsLeftAlone() throws Exception {
        // given
        long self = ProcessHandle.current().pid();
        Instant longAgo = Instant.parse("2020-01-01T00:00:00Z");
        Files.writeString(folder.resolve("old.pid"), self + " " + longAgo.toEpochMilli() + "\n");

        // when
        List<String> ended = new PidFiles(folder).endStale(Duration.ofSeconds(1));

        // then
        assertThat(ended).isEmpty();
        assertThat(folder.resolve("old.pid")).doesNotExist();
    }

    @Test
    void aHalfWrittenFileIsNoProcess() {
        assertThat(PidFiles.stillRunning("")).isEmpty();
        assertThat(PidFiles.stillRunning("12")).isEmpty();
        assertThat(PidFiles.stillRunning("12 x")).isEmpty();
    }
}

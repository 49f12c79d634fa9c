package io.mintmark.local.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFsTest {
    private final Path root;
    private final ProcFs proc;

    ProcFsTest(@TempDir Path root) throws IOException {
        this.root = root;
        this.proc = new ProcFs(root);
        Files.createDirectories(root.resolve("42"));
    }

    @Test
    void cpuTimeIsThatOfTheProcessAndOfItsChildrenThatEnded() throws IOException {
        // given: proc(5), with a name that is meant to confuse
        write("stat", "42 (a) b (c 1 2) S 1 42 42 0 -1 4194560 9 9 9 9 150 50 25 75 20 0 1 0 100 0 0");

        // when / then
        assertThat(proc.cpuSeconds(42)).isEqualTo(3.0);
    }

    @Test
    void compilersAreKnownByTheNamesOfTheirThreads() throws IOException {
        // given
        thread(43, "C2 CompilerThre", 150, 50);
        thread(44, "C1 CompilerThre", 20, 5);
        thread(45, "vert.x-eventloo", 900, 100);

        // when / then
        assertThat(proc.compilerSeconds(42)).isEqualTo(2.25);
    }

    private void thread(int id, String name, int user, int system) throws IOException {
        Path folder = Files.createDirectories(root.resolve("42/task/" + id));
        Files.writeString(
                folder.resolve("stat"),
                id + " (" + name + ") S 1 42 42 0 -1 4194560 9 9 9 9 " + user + " " + system + " 0 0 20 0 1 0 100 0");
    }

    @Test
    void memoryIsInKilobytesThere() throws IOException {
        // given
        write("status", "Name:\tjava\nVmHWM:\t  999 kB\nVmRSS:\t  230 kB\n");
        write("smaps_rollup", "Rss:  230 kB\nPss:     100 kB\nPss_Anon: 7 kB\n");

        // when / then
        assertThat(proc.residentBytes(42)).isEqualTo(230 * 1024);
        assertThat(proc.proportionalBytes(42)).isEqualTo(100 * 1024);
    }

    @Test
    void withoutTheShareAllOfItCounts() throws IOException {
        // given
        write("status", "VmRSS:\t  230 kB\n");

        // when / then
        assertThat(proc.proportionalBytes(42)).isEqualTo(230 * 1024);
    }

    @Test
    void aProcessThatIsGoneTakesNothing() {
        assertThat(proc.cpuSeconds(43)).isZero();
        assertThat(proc.compilerSeconds(43)).isZero();
        assertThat(proc.residentBytes(43)).isZero();
        assertThat(proc.isThere()).isFalse();
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(root.resolve("42").resolve(file), content);
    }
}

package io.mintmark.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private final Path file;

    JournalTest(@TempDir Path folder) {
        this.file = folder.resolve("journal");
    }

    @Test
    void linesComeBackInOrder() throws Exception {
        // given
        add("first", "zweite Zeile, mit Umlauten: äöü");
        add("third");

        // when / then
        assertThat(lines()).containsExactly("first", "zweite Zeile, mit Umlauten: äöü", "third");
    }

    @Test
    void aLastLineThatWasCutAtAnyByteIsDroppedAndWritingGoesOn() throws Exception {
        // given
        add("first", "second");
        byte[] whole = Files.readAllBytes(file);
        int second = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int length = second; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));

            // when
            add("third");

            // then
            assertThat(lines()).as("cut at byte " + length).containsExactly("first", "third");
        }
    }

    @Test
    void aLastLineWithAWrongChecksumIsDropped() throws Exception {
        // given
        add("first");
        Files.writeString(file, "00000000 second\n", StandardOpenOption.APPEND);

        // when / then
        assertThat(lines()).containsExactly("first");
    }

    @Test
    void damageBeforeTheLastLineIsAnErrorAndChangesNothing() throws Exception {
        // given
        add("first", "second", "third");
        byte[] bytes = Files.readAllBytes(file);
        bytes[10] ^= 1;
        Files.write(file, bytes);

        // when / then
        assertThatThrownBy(this::lines).isInstanceOf(IOException.class).hasMessageContaining("is damaged at byte 0");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void nobodyElseMayHaveItOpen() throws Exception {
        // given
        try (Journal journal = Journal.open(file, line -> {})) {
            journal.append("first");

            // when / then
            assertThatThrownBy(this::lines).isInstanceOf(IOException.class).hasMessageContaining("is open already");
        }
    }

    @Test
    void afterAFailedWriteThereIsNoSecondOne() throws Exception {
        // given
        Journal journal = Journal.open(file, line -> {});
        journal.close();

        // when / then
        assertThatThrownBy(() -> journal.append("lost")).isInstanceOf(java.io.UncheckedIOException.class);
        assertThatThrownBy(() -> journal.append("more")).hasMessage("the journal failed before");
        assertThat(journal.isUsable()).isFalse();
    }

    private void add(String... lines) throws IOException {
        try (Journal journal = Journal.open(file, line -> {})) {
            for (String line : lines) {
                journal.append(line);
            }
        }
    }

    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        Journal.open(file, lines::add).close();
        return lines;
    }
}

package io.mintmark.endtoend.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void theFirstWayThatLeadsToABrowserIsTaken() {
        // given
        List<ChromiumSource> sources = List.of(
                source("installed", Optional.empty()),
                source("downloaded", Optional.of(Path.of("/cache/chrome"))),
                source("packaged", Optional.of(Path.of("/usr/bin/chromium"))));

        // when
        Path found = Chromium.find(sources);

        // then
        assertThat(found).isEqualTo(Path.of("/cache/chrome"));
        assertThat(asked).containsExactly("installed", "downloaded");
    }

    @Test
    void whereNoneCanBeHadTheFailureSaysWhatWasTriedAndWhatToInstall() {
        // given
        List<ChromiumSource> sources =
                List.of(source("nothing installed", Optional.empty()), source("no download", Optional.empty()));

        // when, then
        assertThatThrownBy(() -> Chromium.find(sources))
                .hasMessageContaining("nothing installed; no download")
                .hasMessageContaining("apt-get install chromium");
    }

    @Test
    void anInstalledBrowserIsAnExecutableOnThePath(@TempDir Path first, @TempDir Path second) throws IOException {
        // given
        Files.createFile(first.resolve("chromium"));
        Path chrome = Files.createFile(
                second.resolve("google-chrome"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

        // when
        Optional<Path> found = new InstalledChromium(first + ":" + second).find();

        // then
        assertThat(found).contains(chrome);
    }

    @Test
    void anEmptyPathHoldsNoBrowser() {
        assertThat(new InstalledChromium("").find()).isEmpty();
        assertThat(new InstalledChromium(null).find()).isEmpty();
    }

    private ChromiumSource source(String name, Optional<Path> found) {
        return new ChromiumSource() {
            @Override
            public String whenThereIsNone() {
                return name;
            }

            @Override
            public Optional<Path> find() {
                asked.add(name);
                return found;
            }
        };
    }
}

package io.mintmark.endtoend.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The Chromium that the tests drive: one installed, else Playwright's own download, else Debian's package. Where none
 * can be had the tests fail and say what to install; they are never skipped.
 */
final class Chromium {
    private static final List<ChromiumSource> SOURCES =
            List.of(new InstalledChromium(System.getenv("PATH")), new DownloadedChromium(), new DebianChromium());

    private Chromium() {}

    /** The executable. */
    static Path find() {
        return find(SOURCES);
    }

    static Path find(List<ChromiumSource> sources) {
        for (ChromiumSource source : sources) {
            Optional<Path> found = source.find();
            if (found.isPresent()) {
                return found.get();
            }
        }
        List<String> tried =
                sources.stream().map(ChromiumSource::whenThereIsNone).toList();
        throw new IllegalStateException(
                "The browser tests need Chromium, and there is none: "
                        + String.join("; ", tried)
                        + ". Install chromium or google-chrome so that it is on the PATH (Debian, Ubuntu: apt-get install chromium).");
    }
}

package io.mintmark.endtoend.browser;

import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one that this release of Playwright is made for, from Playwright's own servers, kept in the user's cache. */
final class DownloadedChromium implements ChromiumSource {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    public String whenThereIsNone() {
        return "Playwright's own could not be downloaded";
    }

    @Override
    public Optional<Path> find() {
        // The installer ends its JVM, so it gets one of its own.
        Command.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.microsoft.playwright.CLI",
                        "install",
                        "--no-shell",
                        "chromium"),
                Map.of(),
                PATIENCE);
        try (Playwright playwright = Browsers.playwright()) {
            return Optional.of(Path.of(playwright.chromium().executablePath())).filter(Files::isExecutable);
        }
    }
}

package io.mintmark.endtoend.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Debian's package, where this process may install packages. */
final class DebianChromium implements ChromiumSource {
    private static final Path APT = Path.of("/usr/bin/apt-get");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Map<String, String> NO_QUESTIONS = Map.of("DEBIAN_FRONTEND", "noninteractive");

    @Override
    public String whenThereIsNone() {
        return "Debian's package could not be installed (that takes root and apt-get)";
    }

    @Override
    public Optional<Path> find() {
        if (!Files.isExecutable(APT) || !"root".equals(System.getProperty("user.name"))) {
            return Optional.empty();
        }
        Command.run(List.of(APT.toString(), "-qq", "update"), NO_QUESTIONS, PATIENCE);
        Command.run(
                List.of(APT.toString(), "-qq", "install", "--yes", "--no-install-recommends", "chromium"),
                NO_QUESTIONS,
                PATIENCE);
        return new InstalledChromium("/usr/bin").find();
    }
}

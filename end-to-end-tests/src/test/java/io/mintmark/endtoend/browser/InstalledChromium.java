package io.mintmark.endtoend.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One that somebody installed. */
final class InstalledChromium implements ChromiumSource {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final List<Path> folders;

    /** @param path as the environment variable PATH */
    InstalledChromium(@Nullable String path) {
        this.folders = path == null
                ? List.of()
                : Arrays.stream(path.split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .map(Path::of)
                        .toList();
    }

    @Override
    public String whenThereIsNone() {
        return "none of " + String.join(", ", NAMES) + " is on the PATH";
    }

    @Override
    public Optional<Path> find() {
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }
}

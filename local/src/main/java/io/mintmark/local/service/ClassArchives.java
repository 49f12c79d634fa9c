package io.mintmark.local.service;

import io.mintmark.local.plan.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file for each service with the classes that its start loads, parsed and checked already: with it a start takes half
 * the CPU. A file is of one build and one JVM. Who starts a service without one loses nothing but time.
 */
final class ClassArchives {
    private static final String ENDING = ".jsa";
    private static final int KEY_LENGTH = 24;

    private final Path folder;

    ClassArchives(Path folder) {
        this.folder = folder;
    }

    /** The archive for this {@code quarkus-run.jar} as it is now. */
    Optional<Path> find(Service service, Path runJar) {
        try {
            return Optional.of(file(service, runJar)).filter(Files::isRegularFile);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Where the archive belongs. */
    Path file(Service service, Path runJar) throws IOException {
        return folder.resolve(service.module() + "-" + key(runJar) + ENDING);
    }

    /** Puts what was made in its place, and removes those of other builds. */
    void keep(Path made, Service service, Path runJar) throws IOException {
        Path file = file(service, runJar);
        Files.move(made, file);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path other : files.filter(each -> isOf(service, each)).toList()) {
                if (!other.equals(file)) {
                    Files.deleteIfExists(other);
                }
            }
        }
    }

    private static boolean isOf(Service service, Path file) {
        return file.getFileName().toString().startsWith(service.module() + "-");
    }

    /** The JVM compares size and time of the jars with those that it saw when it made an archive; so must the key. */
    private static String key(Path runJar) throws IOException {
        var digest = JarStamp.sha256();
        digest.update(bytes(System.getProperty("java.home") + " " + Runtime.version()));
        try (Stream<Path> paths = Files.walk(runJar.resolveSibling(""))) {
            List<Path> files = paths.filter(Files::isRegularFile).sorted().toList();
            for (Path file : files) {
                digest.update(bytes(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file) + "\n"));
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, KEY_LENGTH);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.mintmark.local.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells one build of a service from another. */
final class JarStamp {
    /** Quarkus spreads an application over these; the service's and the platform's migrations lie in them. */
    private static final List<String> PARTS = List.of("app", "lib/main");

    private static final String OURS = "mintmark";

    private JarStamp() {}

    /** A digest of our own code in the package that this {@code quarkus-run.jar} belongs to. */
    static String of(Path runJar) throws IOException {
        if (!Files.exists(runJar)) {
            throw new IllegalStateException(runJar + " is missing: ./run builds it");
        }
        MessageDigest digest = sha256();
        for (String part : PARTS) {
            Path folder = runJar.resolveSibling(part);
            for (Path jar : ownJars(folder)) {
                digest.update(jar.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(jar));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> ownJars(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.filter(jar -> jar.getFileName().toString().contains(OURS))
                    .sorted()
                    .toList();
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.mintmark.local.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where things lie.
 *
 * @param root the repository
 * @param data what survives between runs
 */
public record Folders(Path root, Path data) {
    private static final String LOCK = "lock";

    public Folders {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    /** The repository that this process was started in: the nearest folder upwards with {@code run} and {@code mvnw}. */
    public static Path findRoot() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw")) && Files.isDirectory(folder.resolve("local"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no Mintmark repository at or above " + here);
    }

    /** The jar of a service, as Quarkus packages it. */
    public Path jar(Service service) {
        return root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** The jar of the simulator; its libraries lie beside it. */
    public Path simulatorJar() {
        return root.resolve("simulator/target/mintmark-simulator.jar");
    }

    /** The launcher's own libraries; Kafka runs from them. */
    public Path libraries() {
        return root.resolve("local/target/lib");
    }

    /** Unpacked Postgres binaries: not data, and the same for all clusters of this repository. */
    public Path postgresBinaries() {
        return root.resolve("local/target/postgres");
    }

    /** What the services' JVMs wrote down to start faster; of this build, and the same for all clusters. */
    public Path classArchives() {
        return root.resolve("local/target/class-archives");
    }

    /** Held by the one launcher that uses this data. */
    public Path lock() {
        return data.resolve(LOCK);
    }

    public Path pids() {
        return data.resolve("pids");
    }

    public Path logs() {
        return data.resolve("logs");
    }

    public Path secrets() {
        return data.resolve("secrets");
    }

    public Path postgres() {
        return data.resolve("postgres");
    }

    public Path kafka() {
        return data.resolve("kafka");
    }

    /** The books of the simulator. */
    public Path simulator() {
        return data.resolve("simulator");
    }

    /** Where the vault may send cards to. */
    public Path forwardProfiles() {
        return data.resolve("forward-profiles.json");
    }

    /** Which jar each schema was last migrated by. */
    public Path migrated() {
        return data.resolve("migrated");
    }

    /** Makes the data folder, for its owner alone. */
    public void create() throws IOException {
        for (Path folder : List.of(data, pids(), logs(), secrets(), migrated())) {
            Files.createDirectories(folder);
        }
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    }

    /** Deletes all data but the lock, which the caller holds. */
    public void deleteData() throws IOException {
        try (Stream<Path> paths = Files.walk(data)) {
            paths.sorted(Comparator.reverseOrder())
                    .filter(path -> !path.equals(data) && !path.equals(lock()))
                    .forEach(Folders::delete);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

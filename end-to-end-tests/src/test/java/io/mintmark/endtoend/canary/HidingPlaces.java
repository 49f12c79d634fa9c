package io.mintmark.endtoend.canary;

import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.local.plan.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where something that leaked from a cluster could lie: on disk, and in the memory of every process but the vault. */
final class HidingPlaces {
    /** The browser and its driver are the payer's; what the payer types is theirs. */
    private static final List<String> NOT_OURS = List.of("playwright", ".org.chromium", "org.chromium");

    private final Platform platform;
    private final Path data;
    private final Instant since;

    /** @param since temporary files that are older belong to others */
    HidingPlaces(Platform platform, Instant since) {
        this.platform = platform;
        this.data = platform.data();
        this.since = since;
    }

    /** Database, broker, logs, connection file, secrets, temporary files. */
    void searchDisk(Search search) {
        PostgresFiles postgres = new PostgresFiles(platform.database(), data.resolve("postgres"));
        postgres.search(search);
        postgres.searchRows(search);
        KafkaSegments.search(search, data.resolve("kafka"));
        files(data)
                .filter(file -> !file.startsWith(data.resolve("postgres")))
                .forEach(file -> search.file(data.relativize(file).toString(), file));
        files(platform.temporary()).forEach(file -> search.file("temporary " + file.getFileName(), file));
        systemTemporary().flatMap(HidingPlaces::files).forEach(file -> search.file(file.toString(), file));
    }

    /** Heap dumps of the JVMs, and where the system shows it all memory of every process. */
    void searchMemory(Search search) {
        Map<String, Long> jvms = jvms();
        jvms.forEach((name, pid) -> HeapDump.search(search, "heap of " + name, pid, Path.of("target", "heaps")));
        if (ProcessMemory.isShown()) {
            jvms.forEach((name, pid) -> ProcessMemory.search(search, "memory of " + name, pid));
            ProcessHandle.of(platform.connection().postgres().pid())
                    .ifPresent(postgres -> Stream.concat(Stream.of(postgres), postgres.descendants())
                            .forEach(part -> ProcessMemory.search(search, "memory of Postgres", part.pid())));
        }
    }

    /** All but the vault, by name. */
    private Map<String, Long> jvms() {
        Map<String, Long> pids = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            if (service != Service.VAULT) {
                platform.connection()
                        .replicas(service)
                        .forEach(replica -> pids.put(service.module() + " " + replica.pid(), replica.pid()));
            }
        }
        pids.put("Kafka", platform.connection().kafkaPid());
        return pids;
    }

    /** What came into the system's folder of temporary files since, without what the tests themselves keep there. */
    private Stream<Path> systemTemporary() {
        Path here = Path.of("").toAbsolutePath();
        try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return entries
                    .filter(entry -> !here.startsWith(entry.toAbsolutePath()))
                    .filter(entry ->
                            NOT_OURS.stream().noneMatch(entry.getFileName().toString()::startsWith))
                    .filter(this::isNew)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isNew(Path entry) {
        try {
            return !Files.getLastModifiedTime(entry).toInstant().isBefore(since);
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    private static Stream<Path> files(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException goneMeanwhile) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream();
    }
}

package io.mintmark.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.local.plan.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchivesTest {
    private final Path folder;
    private final Path jar;
    private final ClassArchives archives;

    ClassArchivesTest(@TempDir Path root) {
        folder = root.resolve("archives");
        jar = root.resolve("app/quarkus-run.jar");
        archives = new ClassArchives(folder);
    }

    @BeforeEach
    void thereIsABuild() throws IOException {
        Files.createDirectories(jar.getParent());
        Files.createDirectories(folder);
        Files.writeString(jar, "code");
    }

    @Test
    void anArchiveIsFoundByTheBuildItIsOf() throws IOException {
        // given
        Path kept = keep("classes");

        // then
        assertThat(archives.find(Service.VAULT, jar)).contains(kept);
        assertThat(archives.find(Service.SESSION, jar)).isEmpty();
    }

    @Test
    void afterAnotherBuildThereIsNone() throws IOException {
        // given
        keep("classes");

        // when
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-11-21T12:00:00Z")));

        // then
        assertThat(archives.find(Service.VAULT, jar)).isEmpty();
    }

    @Test
    void aNewArchiveTakesThePlaceOfThoseOfOtherBuilds() throws IOException {
        // given
        Path old = keep("classes");
        Files.writeString(jar, "longer code");

        // when
        Path kept = keep("other classes");

        // then
        assertThat(kept).hasContent("other classes");
        assertThat(old).doesNotExist();
    }

    @Test
    void withoutABuildThereIsNone() throws IOException {
        // when
        Files.delete(jar);
        Files.delete(jar.getParent());

        // then
        assertThat(archives.find(Service.VAULT, jar)).isEmpty();
    }

    private Path keep(String classes) throws IOException {
        Path made = Files.writeString(folder.resolve("unfinished"), classes);
        archives.keep(made, Service.VAULT, jar);
        return archives.file(Service.VAULT, jar);
    }
}

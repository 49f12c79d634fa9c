package io.mintmark.local.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarStampTest {
    private final Path application;

    JarStampTest(@TempDir Path application) {
        this.application = application;
    }

    private Path runJar() {
        return application.resolve("quarkus-run.jar");
    }

    @BeforeEach
    void layOut() throws Exception {
        Files.createDirectories(application.resolve("app"));
        Files.createDirectories(application.resolve("lib/main"));
        Files.writeString(runJar(), "x");
        Files.writeString(application.resolve("app/mintmark-vault-service.jar"), "service 1");
        Files.writeString(application.resolve("lib/main/io.mintmark.mintmark-platform.jar"), "platform 1");
        Files.writeString(application.resolve("lib/main/org.other.jar"), "other 1");
    }

    @Test
    void theSameBuildHasTheSameStamp() throws Exception {
        assertThat(JarStamp.of(runJar())).isEqualTo(JarStamp.of(runJar())).hasSize(64);
    }

    @Test
    void anotherServiceOrPlatformHasAnother() throws Exception {
        // given
        String before = JarStamp.of(runJar());

        // when
        Files.writeString(application.resolve("app/mintmark-vault-service.jar"), "service 2");
        String afterService = JarStamp.of(runJar());
        Files.writeString(application.resolve("lib/main/io.mintmark.mintmark-platform.jar"), "platform 2");
        String afterPlatform = JarStamp.of(runJar());

        // then
        assertThat(afterService).isNotEqualTo(before);
        assertThat(afterPlatform).isNotEqualTo(afterService);
    }

    @Test
    void librariesOfOthersBringNoMigrations() throws Exception {
        // given
        String before = JarStamp.of(runJar());

        // when
        Files.writeString(application.resolve("lib/main/org.other.jar"), "other 2");

        // then
        assertThat(JarStamp.of(runJar())).isEqualTo(before);
    }

    @Test
    void aMissingJarIsNamed() {
        assertThatThrownBy(() -> JarStamp.of(application.resolve("none/quarkus-run.jar")))
                .hasMessageContaining("none/quarkus-run.jar is missing");
    }
}

package io.mintmark.vault.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.vault.crypto.domain.Aad;
import io.mintmark.vault.crypto.domain.NotAuthentic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevFileRootKeyTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String GOOD =
            """
            {"environment": "sandbox", "keyId": "dev-1", "kek": "%1$s", "fingerprint": "%1$s", "capability": "%1$s"}
            """
                    .formatted(KEY);

    private final Path folder;

    DevFileRootKeyTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void itUnwrapsWhatItWrapped() throws IOException {
        // given
        DevFileRootKey root = new DevFileRootKey(RootKeyFile.read(file(GOOD)), "sandbox");
        byte[] key = {1, 2, 3};
        Aad aad = Aad.purpose("merchant-key").with(10_001);

        // when
        byte[] wrapped = root.wrap(key, aad).subscribeAsCompletionStage().getNow(new byte[0]);

        // then
        assertThat(root.keyId()).isEqualTo("dev-1");
        assertThat(root.unwrap(wrapped, aad).subscribeAsCompletionStage().getNow(new byte[0]))
                .isEqualTo(key);
        assertThat(root.unwrap(wrapped, Aad.purpose("merchant-key").with(10_002))
                        .subscribeAsCompletionStage())
                .isCompletedExceptionally();
        assertThatThrownBy(() -> root.unwrap(new byte[40], aad)
                        .subscribeAsCompletionStage()
                        .toCompletableFuture()
                        .getNow(new byte[0]))
                .hasCauseInstanceOf(NotAuthentic.class);
    }

    @Test
    void liveModeRefusesADevelopmentKey() throws IOException {
        // given
        RootKeyConfig config = config("dev-file", file(GOOD));

        // when / then
        assertThatThrownBy(() -> new RootKeys(config, "live"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("refused in live mode");
    }

    @Test
    void aKeyOfAnotherEnvironmentIsRefused() throws IOException {
        // given
        RootKeyConfig config = config("dev-file", file(GOOD.replace("sandbox", "live")));

        // when / then
        assertThatThrownBy(() -> new RootKeys(config, "sandbox"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("environment live");
    }

    @Test
    void anUnknownProviderStopsTheStart() throws IOException {
        // given
        RootKeyConfig config = config("paper", file(GOOD));

        // when / then
        assertThatThrownBy(() -> new RootKeys(config, "sandbox")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileThatIsBrokenOrShortIsRefusedWithoutShowingIt() throws IOException {
        // given
        Path noJson = file("kek=" + KEY);
        Path shortKey = file(GOOD.replaceFirst(KEY, "AAEC"));
        Path missing = file(GOOD.replace("\"kek\"", "\"kekx\""));
        Path absent = folder.resolve("absent.json");

        // when / then
        assertThatThrownBy(() -> RootKeyFile.read(noJson))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(KEY)
                .hasNoCause();
        assertThatThrownBy(() -> RootKeyFile.read(shortKey)).hasMessageContaining("shorter than 32 bytes");
        assertThatThrownBy(() -> RootKeyFile.read(missing)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RootKeyFile.read(absent)).isInstanceOf(UncheckedIOException.class);
        assertThat(RootKeyFile.read(file(GOOD)).toString()).isEqualTo("RootKeyFile[dev-1]");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "root-key", ".json"), content);
    }

    private static RootKeyConfig config(String provider, Path file) {
        return new RootKeyConfig() {
            @Override
            public String rootKeyProvider() {
                return provider;
            }

            @Override
            public Optional<Path> rootKeyFile() {
                return Optional.of(file);
            }
        };
    }
}

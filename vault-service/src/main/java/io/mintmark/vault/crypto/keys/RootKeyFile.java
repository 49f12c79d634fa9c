package io.mintmark.vault.crypto.keys;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mintmark.platform.secret.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The file that holds a development root key:
 * {@code {"environment": "sandbox", "keyId": "dev-1", "kek": "…", "fingerprint": "…", "capability": "…"}}, the last three
 * Base64 of 32 bytes.
 *
 * @param environment what the key is for; a key of another environment is refused (PCI DSS 3.6.1.1)
 * @param keyId recorded with each wrap
 */
record RootKeyFile(String environment, String keyId, byte[] kek, byte[] fingerprint, byte[] capability) {
    private record Encoded(
            @Nullable String environment,
            @Nullable String keyId,
            @Nullable String kek,
            @Nullable String fingerprint,
            @Nullable String capability) {}

    /** Reads the file; what is wrong with it is said without showing any of it. */
    static RootKeyFile read(Path file) {
        Encoded encoded;
        try {
            encoded = new ObjectMapper().readValue(Files.readAllBytes(file), Encoded.class);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException(file + " is not a root key file");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the root key file " + file, unreadable);
        }
        return new RootKeyFile(
                present(file, "environment", encoded.environment()),
                present(file, "keyId", encoded.keyId()),
                Keys.decode("kek in " + file, present(file, "kek", encoded.kek())),
                Keys.decode("fingerprint in " + file, present(file, "fingerprint", encoded.fingerprint())),
                Keys.decode("capability in " + file, present(file, "capability", encoded.capability())));
    }

    private static String present(Path file, String member, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(file + " has no " + member);
        }
        return value;
    }

    @Override
    public String toString() {
        return "RootKeyFile[" + keyId + "]";
    }
}

package io.mintmark.simulator.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The keys that callers share with us, by their id. */
public final class SigningKeys {
    private static final int LEAST_BYTES = 32;

    private final Map<String, SecretKey> keys;

    private SigningKeys(Map<String, SecretKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /**
     * Reads them.
     *
     * @param files Base64 in each
     * @throws IllegalArgumentException if one is too short to be a key, or is not Base64
     */
    public static SigningKeys read(Map<String, Path> files) throws IOException {
        Map<String, SecretKey> keys = new HashMap<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            byte[] key =
                    Base64.getDecoder().decode(Files.readString(file.getValue()).strip());
            if (key.length < LEAST_BYTES) {
                throw new IllegalArgumentException("the signing key " + file.getKey() + " has less than 256 bits");
            }
            keys.put(file.getKey(), new SecretKeySpec(key, "HmacSHA256"));
        }
        return new SigningKeys(keys);
    }

    @Nullable SecretKey find(String keyId) {
        return keys.get(keyId);
    }
}

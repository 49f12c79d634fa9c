package io.mintmark.simulator;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the simulator is to run; {@code README.md} names the environment variables.
 *
 * @param port 0 takes a free one
 * @param data where the books are kept
 * @param signingKeys the file of each key, by the key's id
 * @param seed what the acquirer's own ids follow from
 * @param publicUrl where payers' browsers reach it, without a path; null where that is where its callers do
 */
public record Settings(
        String host, int port, Path data, Map<String, Path> signingKeys, String seed, @Nullable String publicUrl) {
    private static final String PREFIX = "MINTMARK_SIMULATOR_";
    private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#\\s]+");
    private static final int HIGHEST_PORT = 65_535;

    public Settings {
        signingKeys = Map.copyOf(signingKeys);
    }

    /** @throws IllegalArgumentException that says what is missing or wrong */
    static Settings of(Map<String, String> environment) {
        return new Settings(
                environment.getOrDefault(PREFIX + "HOST", "127.0.0.1"),
                port(environment.getOrDefault(PREFIX + "PORT", "8079")),
                Path.of(required(environment.get(PREFIX + "DATA"), "DATA")),
                keys(required(environment.get(PREFIX + "SIGNING_KEYS"), "SIGNING_KEYS")),
                environment.getOrDefault(PREFIX + "SEED", "mintmark"),
                publicUrl(environment.get(PREFIX + "PUBLIC_URL")));
    }

    private static String required(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(PREFIX + name + " is not set");
        }
        return value;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(PREFIX + "PORT is not a port", notANumber);
        }
        throw new IllegalArgumentException(PREFIX + "PORT is not a port");
    }

    private static @Nullable String publicUrl(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!ORIGIN.matcher(text).matches()) {
            throw new IllegalArgumentException(PREFIX + "PUBLIC_URL is not http or https with a host and no path");
        }
        return text;
    }

    /** {@code id=file}, several separated by commas. */
    private static Map<String, Path> keys(String text) {
        Map<String, Path> keys = new HashMap<>();
        for (String pair : text.split(",")) {
            int split = pair.indexOf('=');
            if (split < 1 || split == pair.length() - 1) {
                throw new IllegalArgumentException(PREFIX + "SIGNING_KEYS is not a list of id=file");
            }
            keys.put(
                    pair.substring(0, split).strip(),
                    Path.of(pair.substring(split + 1).strip()));
        }
        return keys;
    }
}

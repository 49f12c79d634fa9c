package io.mintmark.vault.testing;

import io.mintmark.platform.testing.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** For all tests of the running vault: real Postgres and Kafka, a root key file, and a session-service that says what a test wants. */
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "vault"))
@QuarkusTestResource(VaultInfrastructure.class)
public final class VaultInfrastructure implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "mintmark.vault.root-key-file", rootKeyFile().toString(),
                "mintmark.forward.profiles-file", ForwardProfiles.file().toString(),
                "mintmark.services.session-url", SessionStub.shared().baseUrl(),
                // A test sweeps when it wants to.
                "mintmark.vault.instruments.sweep-every", "off",
                "mintmark.vault.seals.sweep-every", "off");
    }

    private static Path rootKeyFile() {
        try {
            Path file = Files.createTempFile("root-key", ".json");
            file.toFile().deleteOnExit();
            String json =
                    """
                    {"environment": "sandbox", "keyId": "dev-1", "kek": "%s", "fingerprint": "%s", "capability": "%s"}
                    """;
            return Files.writeString(file, json.formatted(random(), random(), random()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String random() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** The stub lives as long as the JVM. */
    @Override
    public void stop() {
        SessionStub.shared().reset();
    }
}

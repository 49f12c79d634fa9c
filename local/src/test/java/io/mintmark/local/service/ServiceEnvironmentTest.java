package io.mintmark.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.local.plan.PortPlan;
import io.mintmark.local.plan.Service;
import io.mintmark.local.secret.Secrets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceEnvironmentTest {
    private final PortPlan ports = new PortPlan(9700);

    private Map<String, String> ofSessionService(Path folder, int replicas) {
        Secrets secrets = new Secrets(folder.resolve("secrets"), new SecureRandom());
        return new ServiceEnvironment(ports, replicas, secrets, folder.resolve("profiles.json"))
                .serving(Service.SESSION, 1);
    }

    @Test
    void theOnlyOneOfAServiceIsReachedWithoutADetour(@TempDir Path folder) {
        assertThat(ofSessionService(folder, 1))
                .containsEntry("MINTMARK_SERVICES_VAULT_URL", "http://127.0.0.1:" + ports.http(Service.VAULT, 1));
    }

    @Test
    void severalOfAServiceAreReachedThroughTheGatewayOfTheServices(@TempDir Path folder) {
        assertThat(ofSessionService(folder, 2))
                .containsEntry("MINTMARK_SERVICES_VAULT_URL", "http://127.0.0.1:" + ports.internal());
    }
}

package io.mintmark.vault.crypto.keys;

import io.mintmark.vault.crypto.application.RootKey;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A vault that cannot reach its root key takes no traffic. */
@Readiness
@ApplicationScoped
class RootKeyReady implements AsyncHealthCheck {
    private static final String NAME = "root key";

    private final RootKey root;

    RootKeyReady(RootKey root) {
        this.root = root;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return root.health()
                .map(usable -> HealthCheckResponse.named(NAME)
                        .up()
                        .withData("keyId", root.keyId())
                        .build())
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.down(NAME));
    }
}

package io.mintmark.session.sessions.vault;

import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.sessions.application.SessionConfig;
import io.mintmark.session.sessions.application.Vault;
import io.mintmark.session.sessions.domain.Session;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The vault over HTTP, with a service token and a deadline for every call. */
@Singleton
class HttpVault implements Vault {
    private static final int CONFLICT = 409;

    private final VaultClient client;
    private final Duration activationDeadline;
    private final Duration deadline;

    HttpVault(@RestClient VaultClient client, SessionConfig config) {
        this.client = client;
        this.activationDeadline = config.activationDeadline();
        this.deadline = config.vaultDeadline();
    }

    @Override
    public Uni<String> register(Session session, MerchantView shop, List<String> returnOrigins) {
        return client.register(Captures.of(session, shop, returnOrigins))
                .map(VaultClient.Registered::href)
                .ifNoItem()
                .after(deadline)
                .fail();
    }

    @Override
    public Uni<Optional<String>> activate(Session session, String stagedCardId) {
        return client.activate(stagedCardId, Captures.activation(session))
                .map(activated -> Optional.of(activated.paymentInstrument().id()))
                .onFailure(failure -> isStatus(failure, CONFLICT))
                .recoverWithItem(Optional.empty())
                .ifNoItem()
                .after(activationDeadline)
                .fail();
    }

    @Override
    public Uni<Optional<String>> discard(MerchantId merchant, String stagedCardId) {
        return client.discard(stagedCardId, new VaultClient.Discard(merchant.value()))
                .map(HttpVault::instrument)
                .ifNoItem()
                .after(deadline)
                .fail();
    }

    private static Optional<String> instrument(VaultClient.Discarded answer) {
        return switch (answer.state()) {
            case "activated" ->
                Optional.of(Objects.requireNonNull(answer.paymentInstrument()).id());
            case "discarded", "unknown" -> Optional.empty();
            default -> throw new IllegalStateException("the vault answered a discard with an unknown state");
        };
    }

    private static boolean isStatus(Throwable failure, int status) {
        return failure instanceof WebApplicationException http
                && http.getResponse().getStatus() == status;
    }
}

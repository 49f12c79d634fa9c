package io.mintmark.session.sessions.vault;

import io.mintmark.platform.servicetoken.ServiceCall;
import io.mintmark.platform.servicetoken.ServiceTokens;
import jakarta.inject.Singleton;

/** Signs our calls to the vault. */
@Singleton
class VaultCalls extends ServiceCall {
    VaultCalls(ServiceTokens tokens) {
        super(tokens, "vault");
    }
}

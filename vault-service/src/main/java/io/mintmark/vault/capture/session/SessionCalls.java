package io.mintmark.vault.capture.session;

import io.mintmark.platform.servicetoken.ServiceCall;
import io.mintmark.platform.servicetoken.ServiceTokens;
import jakarta.inject.Singleton;

/** Signs the calls to session-service. */
@Singleton
class SessionCalls extends ServiceCall {
    SessionCalls(ServiceTokens tokens) {
        super(tokens, "session");
    }
}

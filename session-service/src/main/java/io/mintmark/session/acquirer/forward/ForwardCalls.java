package io.mintmark.session.acquirer.forward;

import io.mintmark.platform.servicetoken.ServiceCall;
import io.mintmark.platform.servicetoken.ServiceTokens;
import jakarta.inject.Singleton;

/** Signs our calls to the vault. */
@Singleton
class ForwardCalls extends ServiceCall {
    ForwardCalls(ServiceTokens tokens) {
        super(tokens, "vault");
    }
}

package io.mintmark.session.payments.vault;

import io.mintmark.platform.servicetoken.ServiceCall;
import io.mintmark.platform.servicetoken.ServiceTokens;
import jakarta.inject.Singleton;

/** Signs our calls to the vault. */
@Singleton
class InstrumentCalls extends ServiceCall {
    InstrumentCalls(ServiceTokens tokens) {
        super(tokens, "vault");
    }
}

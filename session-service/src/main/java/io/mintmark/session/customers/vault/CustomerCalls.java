package io.mintmark.session.customers.vault;

import io.mintmark.platform.servicetoken.ServiceCall;
import io.mintmark.platform.servicetoken.ServiceTokens;
import jakarta.inject.Singleton;

/** Signs our calls to the vault. */
@Singleton
class CustomerCalls extends ServiceCall {
    CustomerCalls(ServiceTokens tokens) {
        super(tokens, "vault");
    }
}

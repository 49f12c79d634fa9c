package io.mintmark.platform.auth;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Who sent the request under way. Inject it into resources only. */
@Singleton
public class Caller {
    static final String MERCHANT = "mintmark.merchant";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The merchant of a credential, for places that have an identity and no request; null for callers that are none. */
    public static @Nullable MerchantId merchantOf(SecurityIdentity identity) {
        return identity.getAttribute(MERCHANT);
    }

    /** The merchant of the credential; 403 for callers that are none. */
    public MerchantId merchant() {
        MerchantId merchant = merchantOf(identity);
        if (merchant == null) {
            throw Problem.forbidden("forbidden", "This operation is for merchants: use an API key.");
        }
        return merchant;
    }

    public boolean isMerchant() {
        return identity.hasRole(Roles.MERCHANT);
    }

    public boolean isOperator() {
        return identity.hasRole(Roles.OPERATOR);
    }

    /** The API key's id, the operator's name or the service's name. */
    public String name() {
        return identity.getPrincipal().getName();
    }
}

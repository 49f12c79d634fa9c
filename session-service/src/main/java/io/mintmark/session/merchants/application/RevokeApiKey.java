package io.mintmark.session.merchants.application;

import io.mintmark.platform.problem.Problem;
import io.mintmark.session.merchants.domain.Merchant;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Ends an API key. It stops everywhere as soon as the services have heard of it. */
@Singleton
public class RevokeApiKey {
    private final MerchantChanges changes;

    RevokeApiKey(MerchantChanges changes) {
        this.changes = changes;
    }

    /** Revokes a live key; 404 for one that the merchant does not have. */
    public Uni<Void> revoke(long merchant, String keyId) {
        return changes.change(merchant, owner -> without(owner, keyId)).replaceWithVoid();
    }

    private static Merchant without(Merchant owner, String keyId) {
        if (!owner.hasKey(keyId)) {
            throw Problem.notFound("API key");
        }
        return owner.withoutKey(keyId);
    }
}

package io.mintmark.session.merchants.persistence;

import io.mintmark.session.merchants.domain.ApiKey;
import io.mintmark.session.merchants.domain.Merchant;
import io.mintmark.session.merchants.domain.Scope;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** The keys of merchants, live and revoked. */
@Singleton
class PanacheApiKeys implements PanacheRepositoryBase<ApiKeyEntity, String> {
    private final InstantSource clock;

    PanacheApiKeys(InstantSource clock) {
        this.clock = clock;
    }

    Uni<List<ApiKeyEntity>> live(long merchant) {
        return list("merchantId = ?1 and revokedAt is null order by createdAt, id", merchant);
    }

    /** Adds the keys that are new and revokes those that are gone. */
    Uni<Void> save(Merchant merchant) {
        return live(merchant.id()).chain(known -> {
            known.stream().filter(row -> !merchant.hasKey(row.id)).forEach(row -> row.revokedAt = clock.instant());
            List<ApiKeyEntity> added = merchant.keys().stream()
                    .filter(key -> known.stream().noneMatch(row -> row.id.equals(key.id())))
                    .map(key -> row(merchant.id(), key))
                    .toList();
            return added.isEmpty() ? Uni.createFrom().voidItem() : persist(added);
        });
    }

    private static ApiKeyEntity row(long merchant, ApiKey key) {
        ApiKeyEntity row = new ApiKeyEntity();
        row.id = key.id();
        row.merchantId = merchant;
        row.hash = key.hash();
        row.scopes = key.scopes().stream().map(Scope::label).toList();
        row.createdAt = key.createdAt();
        return row;
    }
}

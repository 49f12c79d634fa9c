package io.mintmark.session.merchants.persistence;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.session.merchants.application.Merchants;
import io.mintmark.session.merchants.domain.Merchant;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The register of merchants in Postgres. */
@Singleton
class PanacheMerchants implements Merchants, PanacheRepositoryBase<MerchantEntity, Long> {
    private final PanacheApiKeys keys;
    private final InstantSource clock;

    PanacheMerchants(PanacheApiKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Uni<Long> nextNumber() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select nextval('merchant_number')", Long.class)
                        .getSingleResult());
    }

    @Override
    public Uni<Void> add(Merchant merchant) {
        MerchantEntity row = new MerchantEntity();
        row.id = merchant.id();
        row.createdAt = merchant.createdAt();
        MerchantRows.write(merchant, row, clock.instant());
        return persist(row).replaceWithVoid();
    }

    @Override
    public Uni<Optional<Merchant>> find(long id) {
        return findById(id).chain(this::withKeys);
    }

    @Override
    public Uni<Optional<Merchant>> lock(long id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).chain(this::withKeys);
    }

    private Uni<Optional<Merchant>> withKeys(@Nullable MerchantEntity row) {
        if (row == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return keys.live(row.id).map(live -> Optional.of(MerchantRows.read(row, live)));
    }

    /** The row is managed by the session since it was locked, so writing to it is enough. */
    @Override
    public Uni<Void> save(Merchant merchant) {
        return findById(merchant.id())
                .invoke(row -> MerchantRows.write(merchant, row, clock.instant()))
                .chain(() -> keys.save(merchant));
    }

    @Override
    public Uni<List<Merchant>> list(Cursors.@Nullable Position after, int limit) {
        PanacheQuery<MerchantEntity> rows = after == null
                ? find("order by createdAt desc, id desc")
                : find(
                        "createdAt < ?1 or (createdAt = ?1 and id < ?2) order by createdAt desc, id desc",
                        after.createdAt(),
                        Long.parseLong(after.id()));
        return rows.range(0, limit - 1)
                .list()
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(row -> keys.live(row.id).map(live -> MerchantRows.read(row, live)))
                .collect()
                .asList();
    }
}

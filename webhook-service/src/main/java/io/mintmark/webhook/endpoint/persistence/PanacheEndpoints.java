package io.mintmark.webhook.endpoint.persistence;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.webhook.endpoint.application.Endpoints;
import io.mintmark.webhook.endpoint.domain.Endpoint;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The register with Panache. */
@Singleton
class PanacheEndpoints implements Endpoints, PanacheRepositoryBase<EndpointEntity, String> {
    private static final String NEWEST_FIRST = " order by createdAt desc, id desc";
    private static final String EXPEDITE =
            """
            update webhook_delivery set due_at = now(), updated_at = now()
            where merchant_id = ?1 and endpoint_id = ?2 and status = 'pending'""";
    private static final String RELEASE =
            """
            update webhook_delivery set status = 'pending', due_at = now(), sequence = sequence + 1, updated_at = now()
            where merchant_id = ?1 and endpoint_id = ?2 and status = 'held'""";

    @Override
    public Uni<Void> add(Endpoint endpoint, byte[] sealedSecret) {
        return persistAndFlush(new EndpointEntity(endpoint, sealedSecret)).replaceWithVoid();
    }

    @Override
    public Uni<Optional<Endpoint>> find(MerchantId merchant, String id) {
        return find("merchant = ?1 and id = ?2", merchant.value(), id)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(EndpointEntity::toDomain));
    }

    @Override
    public Uni<List<Endpoint>> page(MerchantId merchant, Cursors.@Nullable Position after, int limit) {
        PanacheQuery<EndpointEntity> query = after == null
                ? find("merchant = ?1" + NEWEST_FIRST, merchant.value())
                : find(
                        "merchant = ?1 and (createdAt < ?2 or createdAt = ?2 and id < ?3)" + NEWEST_FIRST,
                        merchant.value(),
                        after.createdAt(),
                        after.id());
        return query.range(0, limit)
                .list()
                .map(rows -> rows.stream().map(EndpointEntity::toDomain).toList());
    }

    @Override
    public Uni<Long> count(MerchantId merchant) {
        return count("merchant = ?1", merchant.value());
    }

    @Override
    public Uni<Boolean> replace(Endpoint changed) {
        return update(
                        "url = ?1, eventTypes = ?2, description = ?3, status = ?4, sequence = ?5, updatedAt = ?6"
                                + " where merchant = ?7 and id = ?8 and sequence = ?5 - 1",
                        changed.url(),
                        changed.eventTypes().toArray(String[]::new),
                        changed.description(),
                        changed.status().label(),
                        changed.sequence(),
                        changed.updatedAt(),
                        changed.merchant(),
                        changed.id())
                .map(rows -> rows == 1);
    }

    @Override
    public Uni<Boolean> remove(MerchantId merchant, String id) {
        return delete("merchant = ?1 and id = ?2", merchant.value(), id).map(rows -> rows == 1);
    }

    @Override
    public Uni<Void> expedite(MerchantId merchant, String id) {
        return deliveries(EXPEDITE, merchant, id);
    }

    @Override
    public Uni<Void> release(MerchantId merchant, String id) {
        return deliveries(RELEASE, merchant, id);
    }

    private Uni<Void> deliveries(String sql, MerchantId merchant, String id) {
        return getSession()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter(1, merchant.value())
                        .setParameter(2, id)
                        .executeUpdate())
                .replaceWithVoid();
    }
}

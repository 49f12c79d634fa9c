package io.mintmark.vault.customer.persistence;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.customer.application.Customers;
import io.mintmark.vault.customer.domain.ChangedMeanwhile;
import io.mintmark.vault.customer.domain.Customer;
import io.mintmark.vault.customer.domain.DuplicateReference;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The register in Hibernate Reactive: Panache's queries run in the session that the caller's transaction opened. */
@ApplicationScoped
class PanacheCustomers implements Customers, PanacheRepositoryBase<CustomerEntity, String> {
    private static final String ONE = "merchantId = :merchant and id = :id";
    private static final String ALL = "merchantId = :merchant";
    private static final String WITH_REFERENCE = " and referenceId = :reference";
    private static final String AFTER = " and (createdAt < :at or createdAt = :at and id < :id)";
    private static final String YOUNGEST_FIRST = " order by createdAt desc, id desc";

    @Override
    public Uni<Void> add(Mutiny.Session session, Customer customer) {
        CustomerEntity entity = new CustomerEntity();
        entity.take(customer);
        return flushed(session.persist(entity), session);
    }

    @Override
    public Uni<Optional<Customer>> find(Mutiny.Session session, MerchantId merchant, String id) {
        return entity(merchant.value(), id)
                .map(found -> Optional.ofNullable(found).map(CustomerEntity::toCustomer));
    }

    @Override
    public Uni<Void> replace(Mutiny.Session session, Customer customer) {
        return flushed(
                entity(customer.merchantId(), customer.id())
                        .onItem()
                        .ifNull()
                        .failWith(ChangedMeanwhile::new)
                        .invoke(found -> found.take(customer))
                        .replaceWithVoid(),
                session);
    }

    @Override
    public Uni<List<Customer>> list(
            Mutiny.Session session,
            MerchantId merchant,
            @Nullable String referenceId,
            Cursors.@Nullable Position after,
            int count) {
        StringBuilder query = new StringBuilder(ALL);
        Parameters parameters = Parameters.with("merchant", merchant.value());
        if (referenceId != null) {
            query.append(WITH_REFERENCE);
            parameters.and("reference", referenceId);
        }
        if (after != null) {
            query.append(AFTER);
            parameters.and("at", after.createdAt()).and("id", after.id());
        }
        return find(query.append(YOUNGEST_FIRST).toString(), parameters)
                .range(0, count - 1)
                .list()
                .map(found -> found.stream().map(CustomerEntity::toCustomer).toList());
    }

    private Uni<CustomerEntity> entity(long merchant, String id) {
        return find(ONE, Parameters.with("merchant", merchant).and("id", id)).firstResult();
    }

    private static Uni<Void> flushed(Uni<Void> change, Mutiny.Session session) {
        return change.chain(session::flush)
                .onFailure(OptimisticLockException.class)
                .transform(stale -> new ChangedMeanwhile())
                .onFailure(PanacheCustomers::isDuplicate)
                .transform(duplicate -> new DuplicateReference());
    }

    private static boolean isDuplicate(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violation
                    && String.valueOf(violation.getConstraintName()).contains("customer_reference")) {
                return true;
            }
            if (String.valueOf(cause.getMessage()).contains("customer_reference")) {
                return true;
            }
        }
        return false;
    }
}

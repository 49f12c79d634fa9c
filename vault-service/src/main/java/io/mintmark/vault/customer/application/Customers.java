package io.mintmark.vault.customer.application;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.customer.domain.Customer;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The register of customers; always within the caller's transaction. */
public interface Customers {
    /** Adds one; fails with {@link io.mintmark.vault.customer.domain.DuplicateReference}. */
    Uni<Void> add(Mutiny.Session session, Customer customer);

    /** The merchant's customer, if it has one with this id. */
    Uni<Optional<Customer>> find(Mutiny.Session session, MerchantId merchant, String id);

    /**
     * Replaces a customer that was found in the same session; fails with
     * {@link io.mintmark.vault.customer.domain.DuplicateReference} or
     * {@link io.mintmark.vault.customer.domain.ChangedMeanwhile}.
     */
    Uni<Void> replace(Mutiny.Session session, Customer customer);

    /**
     * The merchant's customers, the youngest first.
     *
     * @param referenceId only the one with this reference, or null for all
     * @param after where the page before ended, or null for the first
     * @param count how many at the most
     */
    Uni<List<Customer>> list(
            Mutiny.Session session,
            MerchantId merchant,
            @Nullable String referenceId,
            Cursors.@Nullable Position after,
            int count);
}

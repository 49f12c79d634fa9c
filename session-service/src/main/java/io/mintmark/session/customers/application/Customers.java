package io.mintmark.session.customers.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The merchants' customers, whom the vault keeps. Every call has a deadline; a failure means that nobody knows. */
public interface Customers {
    /** What the merchant calls this customer; empty for an unknown or foreign one. */
    Uni<Optional<String>> referenceOf(MerchantId merchant, String customerId);

    /** The id of the customer whom the merchant calls so: however many ask at once, there is one. */
    Uni<String> named(MerchantId merchant, String referenceId);
}

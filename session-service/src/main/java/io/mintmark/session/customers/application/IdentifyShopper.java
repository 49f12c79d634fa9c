package io.mintmark.session.customers.application;

import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Finds the customer whom a request is about: by the vault's id, or by the merchant's own name for the shopper, which makes
 * a customer of whoever is none yet. To be asked before a transaction, and not for a repetition.
 */
@Singleton
public class IdentifyShopper {
    private static final Logger LOG = Logger.getLogger(IdentifyShopper.class);

    private final Customers customers;

    IdentifyShopper(Customers customers) {
        this.customers = customers;
    }

    /**
     * The customer's id; empty if the request names nobody.
     *
     * @throws Problem 422 {@code unknown_customer}, or {@code customer_mismatch} where id and name belong to different
     *     customers; 503 where nobody can be asked
     */
    public Uni<Optional<String>> identify(
            MerchantId merchant, @Nullable String customerId, @Nullable String shopperReference) {
        if (customerId != null) {
            return customers
                    .referenceOf(merchant, customerId)
                    .onFailure()
                    .transform(IdentifyShopper::away)
                    .invoke(found -> check(found, shopperReference))
                    .replaceWith(Optional.of(customerId));
        }
        return shopperReference == null
                ? Uni.createFrom().item(Optional.empty())
                : customers
                        .named(merchant, shopperReference)
                        .onFailure()
                        .transform(IdentifyShopper::away)
                        .map(Optional::of);
    }

    private static void check(Optional<String> found, @Nullable String shopperReference) {
        if (found.isEmpty()) {
            throw Problem.unprocessable(
                    "unknown_customer",
                    "The customer does not exist.",
                    new FieldError(
                            "#/customerId", "unknown_customer", "Create the customer first, or leave this out."));
        }
        if (shopperReference != null && !found.get().equals(shopperReference)) {
            throw Problem.unprocessable(
                    "customer_mismatch",
                    "customerId and shopperReference are different customers.",
                    new FieldError(
                            ShopperReference.POINTER,
                            "customer_mismatch",
                            "Give the customer's referenceId, or one of the two alone."));
        }
    }

    private static Problem away(Throwable failure) {
        LOG.warnf("a customer could not be looked up: %s", failure.toString());
        return Problem.unavailable("Customers cannot be looked up at the moment. Try again shortly.");
    }
}

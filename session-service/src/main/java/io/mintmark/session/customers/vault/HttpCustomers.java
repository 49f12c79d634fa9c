package io.mintmark.session.customers.vault;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.customers.application.Customers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks the vault, with a deadline. */
@Singleton
class HttpCustomers implements Customers {
    private static final int NOT_FOUND = 404;

    private final CustomerClient client;
    private final Duration deadline;

    HttpCustomers(
            @RestClient CustomerClient client,
            @ConfigProperty(name = "mintmark.customers.deadline", defaultValue = "PT3S") Duration deadline) {
        this.client = client;
        this.deadline = deadline;
    }

    @Override
    public Uni<Optional<String>> referenceOf(MerchantId merchant, String customerId) {
        return client.find(merchant.value(), customerId)
                .map(found -> Optional.of(found.referenceId()))
                .onFailure(HttpCustomers::isUnknown)
                .recoverWithItem(Optional.empty())
                .ifNoItem()
                .after(deadline)
                .fail();
    }

    @Override
    public Uni<String> named(MerchantId merchant, String referenceId) {
        return client.named(merchant.value(), new CustomerClient.Named(referenceId))
                .map(CustomerClient.Customer::id)
                .ifNoItem()
                .after(deadline)
                .fail();
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof WebApplicationException http
                && http.getResponse().getStatus() == NOT_FOUND;
    }
}

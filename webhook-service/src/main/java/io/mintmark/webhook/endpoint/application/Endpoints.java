package io.mintmark.webhook.endpoint.application;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.webhook.endpoint.domain.Endpoint;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The register of endpoints, within the transaction that {@code RegisterTransactions} opened. */
public interface Endpoints {
    /** Adds an endpoint with its sealed secret. */
    Uni<Void> add(Endpoint endpoint, byte[] sealedSecret);

    /** The merchant's endpoint with this id. */
    Uni<Optional<Endpoint>> find(MerchantId merchant, String id);

    /** Up to {@code limit + 1} of the merchant's endpoints, newest first, after this position. */
    Uni<List<Endpoint>> page(MerchantId merchant, Cursors.@Nullable Position after, int limit);

    /** How many the merchant has. */
    Uni<Long> count(MerchantId merchant);

    /**
     * Stores a changed endpoint; false if somebody else changed it meanwhile.
     *
     * @param changed whose sequence is one above the stored one
     */
    Uni<Boolean> replace(Endpoint changed);

    /** Removes the merchant's endpoint; false if there is none. */
    Uni<Boolean> remove(MerchantId merchant, String id);

    /** Lets the dispatcher look at once at what waits for this endpoint, instead of when it is due. */
    Uni<Void> expedite(MerchantId merchant, String id);

    /** Lets the dispatcher settle what is held for an endpoint that is going away. */
    Uni<Void> release(MerchantId merchant, String id);
}

package io.mintmark.session.sessions.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** What sessions need of the vault. Every call has a deadline; a failure means that the outcome is unknown. */
public interface Vault {
    /** Whether the merchant has this customer. */
    Uni<Boolean> knowsCustomer(MerchantId merchant, String customerId);

    /**
     * Prepares the card page for a session, or renews it.
     *
     * @param returnOrigins the origins to which the page may send the payer
     * @return the page's address, absolute or as a path on our public address
     */
    Uni<String> register(Session session, String merchantName, List<String> returnOrigins);

    /** Turns a staged card into an instrument and gives its id; empty if the card can no longer be activated. */
    Uni<Optional<String>> activate(MerchantId merchant, SessionId session, String stagedCardId);

    /**
     * Makes sure that a staged card is not activated any more. If it has been already, gives the instrument's id: then
     * the activation stands.
     */
    Uni<Optional<String>> discard(MerchantId merchant, String stagedCardId);
}

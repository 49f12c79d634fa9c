package io.mintmark.session.sessions.application;

import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.sessions.domain.Session;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** What sessions need of the vault. Every call has a deadline; a failure means that the outcome is unknown. */
public interface Vault {
    /**
     * Prepares the card page for a session, or renews it.
     *
     * @param shop whose page it is, and who may frame it
     * @param returnOrigins the origins to which the page may send the payer
     * @return the page's address, absolute or as a path on our public address
     */
    Uni<String> register(Session session, MerchantView shop, List<String> returnOrigins);

    /** Turns a session's staged card into an instrument and gives its id; empty if that is not possible any more. */
    Uni<Optional<String>> activate(Session session, String stagedCardId);

    /**
     * Makes sure that a staged card is not activated any more. If it has been already, gives the instrument's id: then
     * the activation stands.
     */
    Uni<Optional<String>> discard(MerchantId merchant, String stagedCardId);
}

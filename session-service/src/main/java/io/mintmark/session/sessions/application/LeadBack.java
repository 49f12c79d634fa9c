package io.mintmark.session.sessions.application;

import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Leads a payer from a challenge back to the session: to its end, or to the card page, which says what came of the card.
 * Within a frame that page says how the session ended, too, since nobody is sent on there.
 */
@Singleton
class LeadBack {
    private static final Logger LOG = Logger.getLogger(LeadBack.class);

    private final LinkedSession linked;
    private final FindSession findSession;
    private final Vault vault;
    private final PayerLinks links;

    LeadBack(LinkedSession linked, FindSession findSession, Vault vault, PayerLinks links) {
        this.linked = linked;
        this.findSession = findSession;
        this.vault = vault;
        this.links = links;
    }

    Uni<Entry> lead(MerchantId merchant, SessionId id, boolean framed) {
        Optional<MerchantView> shop = linked.open(merchant);
        return shop.isEmpty()
                ? Uni.createFrom().item(new Entry.Closed())
                : findSession
                        .find(merchant, id)
                        .chain(session -> session.status().isFinal() && !framed
                                ? Uni.createFrom().item(new Entry.Ended(session, shop.get()))
                                : toCardPage(session, shop.get()));
    }

    /** The page where a payer waits for the decision on a card; whoever has it goes on from there. */
    private Uni<Entry> toCardPage(Session session, MerchantView shop) {
        return vault.register(
                        session, shop, EnterSession.origins(session.order().ending()))
                .<Entry>map(page -> new Entry.ToCardPage(links.absolute(page.replaceFirst("(\\?|$)", "/decision$1"))))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("the payer of %s met an outage: %s", session.id(), failure.toString());
                    return new Entry.Away(session, shop);
                });
    }
}

package io.mintmark.session.sessions.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionStatus;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Has a staged card shredded that nobody wants. The vault would do so by itself, but later. */
@Singleton
class ShredCard {
    private static final Logger LOG = Logger.getLogger(ShredCard.class);

    private final Vault vault;

    ShredCard(Vault vault) {
        this.vault = vault;
    }

    Uni<Void> shred(MerchantId merchant, CardRef card) {
        return card instanceof CardRef.Staged
                ? vault.discard(merchant, card.id())
                        .replaceWithVoid()
                        .onFailure()
                        .invoke(failure -> LOG.infof("a card is left to the vault's sweeper: %s", failure.toString()))
                        .onFailure()
                        .recoverWithNull()
                : Uni.createFrom().voidItem();
    }

    /** Of a session that was called off: a card that was to be kept has waited for its challenge until now. */
    void afterCancel(Session session) {
        CardRef card = session.progress().card();
        if (session.status() == SessionStatus.CANCELED && session.progress().kept() && card != null) {
            soon(new MerchantId(session.merchant()), card);
        }
    }

    /** The same without making anybody wait. */
    void soon(MerchantId merchant, CardRef card) {
        shred(merchant, card).subscribe().with(done -> {});
    }
}

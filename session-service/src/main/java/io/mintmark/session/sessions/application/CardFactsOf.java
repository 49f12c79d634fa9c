package io.mintmark.session.sessions.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.payments.application.SavedInstruments;
import io.mintmark.session.payments.domain.PaymentTerms.CardFacts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks up what may be told of a saved card, for a payment to show it. A payment does without, too. */
@Singleton
class CardFactsOf {
    private static final Logger LOG = Logger.getLogger(CardFactsOf.class);

    private final SavedInstruments instruments;

    CardFactsOf(SavedInstruments instruments) {
        this.instruments = instruments;
    }

    /** The submission with what is known of its card. */
    Uni<Submission> in(MerchantId merchant, Submission submission) {
        return submission.card() instanceof CardRef.Saved && submission.facts() == null
                ? instruments
                        .find(merchant, submission.card().id())
                        .onFailure()
                        .invoke(failure -> LOG.infof("a card is not described: %s", failure.toString()))
                        .onFailure()
                        .recoverWithItem(Optional.empty())
                        .map(found -> found.map(card -> submission.withFacts(new CardFacts(card.brand(), card.last4())))
                                .orElse(submission))
                : Uni.createFrom().item(submission);
    }
}

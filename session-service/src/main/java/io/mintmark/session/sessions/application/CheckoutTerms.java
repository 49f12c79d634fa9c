package io.mintmark.session.sessions.application;

import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.payments.domain.PaymentTerms;
import io.mintmark.session.payments.domain.RecurringProcessingModel;
import io.mintmark.session.payments.domain.ShopperInteraction;
import io.mintmark.session.sessions.domain.CheckoutSettings;
import io.mintmark.session.sessions.domain.Session;

/** What a payment is about that a payer makes in a session. */
final class CheckoutTerms {
    private CheckoutTerms() {}

    /** The terms with this card; the amount has been found acceptable. */
    static PaymentTerms of(Session session, CheckoutSettings checkout, Submission submission, boolean kept) {
        boolean saved = submission.card() instanceof CardRef.Saved;
        return new PaymentTerms(
                checkout.payment().at(session.order().deviceId()),
                checkout.charge().decide(submission.amount()).orElseThrow(),
                session.order().customerId(),
                session.id().value(),
                saved ? submission.card().id() : null,
                interaction(checkout, saved),
                saved ? RecurringProcessingModel.CARD_ON_FILE : kept ? checkout.model() : null,
                submission.facts(),
                checkout.browser(),
                null,
                checkout.paymentCallbackUrl() == null ? session.order().callbackUrl() : checkout.paymentCallbackUrl());
    }

    /** Whoever chooses a saved card on the page comes back, even if the merchant did not expect that. */
    private static ShopperInteraction interaction(CheckoutSettings checkout, boolean saved) {
        return saved && checkout.token() == null ? ShopperInteraction.CONT_AUTH : checkout.interaction();
    }
}

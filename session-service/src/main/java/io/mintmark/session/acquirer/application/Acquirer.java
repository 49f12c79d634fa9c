package io.mintmark.session.acquirer.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.acquirer.domain.BillingAddress;
import io.mintmark.session.acquirer.domain.Reference;
import io.mintmark.session.acquirer.domain.Reply;
import io.mintmark.session.acquirer.domain.Standing;
import io.mintmark.session.acquirer.domain.StepKind;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.cards.domain.Seal;
import io.mintmark.session.money.domain.Money;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The acquirer, or another that an errand names. Every call has a deadline and none fails: what is not known is an answer of its own. The caller has
 * stored the reference before it calls, and sends a step once.
 */
public interface Acquirer {
    /**
     * Whom a step is for and until when it may be sent.
     *
     * @param intent what it serves, such as {@code ver_…}: one seal serves one intent
     * @param sendBefore by the database's clock; later it is not sent, nor accepted
     * @param connector which acquirer is meant; null for our own
     */
    record Errand(MerchantId merchant, String intent, Instant sendBefore, @Nullable String connector) {
        /** One to our own acquirer. */
        public Errand(MerchantId merchant, String intent, Instant sendBefore) {
            this(merchant, intent, sendBefore, null);
        }
    }

    /**
     * An amount to hold on a card.
     *
     * @param session whose page sealed the code; null where there is none
     * @param capture whether the amount is to be taken at once
     * @param installments in how many parts the payer pays it back, from 1
     * @param initiator who asks for it
     * @param threeDSecure how the payer is to be authenticated first; null for not at all
     * @param address what to compare instead of the billing address that is stored with the card
     */
    record Authorization(
            Reference reference,
            CardRef card,
            @Nullable Seal seal,
            @Nullable String session,
            Money amount,
            boolean capture,
            Purpose purpose,
            int installments,
            Initiator initiator,
            @Nullable ThreeDSecure threeDSecure,
            @Nullable BillingAddress address) {
        /** One by which a merchant sees whether a saved card is alive: it holds nothing. */
        public static Authorization ofNothing(
                Reference reference, CardRef card, Money nothing, @Nullable BillingAddress address) {
            return new Authorization(
                    reference,
                    card,
                    null,
                    null,
                    nothing,
                    false,
                    Purpose.VERIFICATION,
                    1,
                    new Initiator(true, null),
                    null,
                    address);
        }

        /** One that the card's holder asks for, to be paid at once. */
        public Authorization(
                Reference reference,
                CardRef card,
                @Nullable Seal seal,
                @Nullable String session,
                Money amount,
                boolean capture,
                Purpose purpose) {
            this(reference, card, seal, session, amount, capture, purpose, 1, Initiator.CUSTOMER, null, null);
        }
    }

    /**
     * Who asks for an authorization.
     *
     * @param merchant whether the merchant does, its customer being away
     * @param firstTransaction the network's name for the authorization by which the customer agreed to that
     */
    record Initiator(boolean merchant, @Nullable String firstTransaction) {
        /** The card's holder. */
        public static final Initiator CUSTOMER = new Initiator(false, null);
    }

    /**
     * How a payer is authenticated.
     *
     * @param returnUrl where the payer's browser is sent after a challenge
     */
    record ThreeDSecure(URI returnUrl, @Nullable String ipAddress, @Nullable String userAgent) {
        /** Leaves everything out: the address is a capability, and the rest is personal. */
        @Override
        public String toString() {
            return "ThreeDSecure[]";
        }
    }

    /** What an authorization is for. */
    enum Purpose {
        /** To see whether the card is good; released at once. */
        VERIFICATION,
        PAYMENT
    }

    /** Holds an amount. */
    Uni<Reply> authorize(Errand errand, Authorization authorization);

    /** Has an authorization decided whose payer has answered a challenge. */
    Uni<Reply> complete(Errand errand, Reference reference, Reference authorization);

    /** Releases what an authorization holds, or ends one that waits for its payer. */
    Uni<Reply> release(Errand errand, Reference reference, Reference authorization);

    /** Takes an authorized amount, or a part of it. */
    Uni<Reply> capture(Errand errand, Reference reference, Reference authorization, Money amount);

    /** Gives back what was taken, or a part of it. */
    Uni<Reply> refund(Errand errand, Reference reference, Reference authorization, Money amount);

    /** Asks what became of a step of that kind. */
    Uni<Standing> status(Errand errand, Reference reference, StepKind kind);

    /** Asks what became of an authorization. */
    default Uni<Standing> status(Errand errand, Reference reference) {
        return status(errand, reference, StepKind.AUTHORIZATION);
    }
}

package io.mintmark.vault.capture.application;

import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.instrument.domain.StagedCard;
import io.mintmark.vault.seal.domain.Seal;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Session-service, which decides. All calls end within their deadlines. */
public interface SessionDecisions {
    /**
     * Submits a staged card. A failure leaves open what became of it: nothing may be shredded then.
     *
     * @param seal the sealed security code, where the page asked for it
     * @param wish what the payer says besides the card
     * @param framed whether the page stands within one of the merchant's
     */
    Uni<Decision> complete(Capture capture, StagedCard card, @Nullable Seal seal, Wish wish, boolean framed);

    /** Submits a saved card; otherwise the same. */
    Uni<Decision> complete(Capture capture, String instrumentId, @Nullable Seal seal, Wish wish, boolean framed);

    /** Tells that the payer gave up. */
    Uni<Decision> cancel(Capture capture);

    /** Asks how the session stands, for a page that is about to be shown; fails after a second at the latest. */
    Uni<Decision> standing(Capture capture);

    /** Asks for more time: {@code open} with a later end, or {@code refused}. */
    Uni<Decision> extend(Capture capture);
}

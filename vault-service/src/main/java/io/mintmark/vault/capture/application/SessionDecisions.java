package io.mintmark.vault.capture.application;

import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.instrument.domain.StagedCard;
import io.smallrye.mutiny.Uni;

/** Session-service, which decides. Both calls end within the deadline of the chain. */
public interface SessionDecisions {
    /** Submits a staged card. A failure leaves open what became of it: nothing may be shredded then. */
    Uni<Decision> complete(Capture capture, StagedCard card);

    /** Tells that the payer gave up. */
    Uni<Decision> cancel(Capture capture);
}

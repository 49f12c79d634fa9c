package io.mintmark.vault.capture.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.capture.domain.Visit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Remembers how a session ended, for the payer who comes back, and checks where the payer may be sent. */
@ApplicationScoped
class EndVisit {
    private static final Logger LOG = Logger.getLogger(EndVisit.class);

    private final Transactions transactions;
    private final Captures captures;

    EndVisit(Transactions transactions, Captures captures) {
        this.transactions = transactions;
        this.captures = captures;
    }

    Uni<Submission> end(Capture capture, Decision decision) {
        return record(capture, decision).map(ended -> new Submission.Over(capture, ended.redirectUrl()));
    }

    Uni<Visit.Ended> record(Capture capture, Decision decision) {
        String redirectUrl = allowed(capture, decision.redirectUrl());
        return transactions
                .atOnceAsMerchant(
                        new MerchantId(capture.merchantId()),
                        tx -> captures.ended(tx, capture.id(), decision.sessionStatus(), redirectUrl))
                .replaceWith(new Visit.Ended(capture, decision.sessionStatus(), redirectUrl));
    }

    /** Session-service checks the addresses when it takes them; this is the second lock on the same door. */
    private static @Nullable String allowed(Capture capture, @Nullable String redirectUrl) {
        if (redirectUrl != null && !capture.maySendTo(redirectUrl)) {
            LOG.errorf("capture %s: session %s sent an address outside its origins", capture.id(), capture.sessionId());
            return null;
        }
        return redirectUrl;
    }
}

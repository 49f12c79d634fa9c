package io.mintmark.vault.capture.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.capture.domain.Visit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Gives the payer more time (WCAG 2.2.1), as often as the session allows. */
@ApplicationScoped
public class ExtendVisit {
    private static final Logger LOG = Logger.getLogger(ExtendVisit.class);

    private final OpenLink link;
    private final SessionDecisions sessions;
    private final EndVisit endVisit;
    private final Transactions transactions;
    private final Captures captures;

    ExtendVisit(
            OpenLink link, SessionDecisions sessions, EndVisit endVisit, Transactions transactions, Captures captures) {
        this.link = link;
        this.sessions = sessions;
        this.endVisit = endVisit;
        this.transactions = transactions;
        this.captures = captures;
    }

    /** Extends, unless the session is over already. */
    public Uni<Submission> extend(String captureId, @Nullable String capability) {
        return link.open(captureId, capability).chain(this::extend);
    }

    private Uni<Submission> extend(Optional<Visit> visit) {
        if (visit.isEmpty()) {
            return Uni.createFrom().item(new Submission.Unknown());
        }
        Capture capture = visit.get().capture();
        if (visit.get() instanceof Visit.Ended) {
            return Uni.createFrom().item(new Submission.Over(capture, null));
        }
        return sessions.extend(capture)
                .onItem()
                .transformToUni(decision -> switch (decision.outcome()) {
                    case OPEN -> extended(capture, decision.expiresAt());
                    case REFUSED -> Uni.createFrom().item(new Submission.Extended(capture, false));
                    case BUSY, UNDECIDED, CHALLENGE ->
                        Uni.createFrom().item(new Submission.Deciding(capture, decision.attemptsLeft(), Wish.NONE));
                    case COMPLETED, ENDED ->
                        endVisit.record(capture, decision).replaceWith(new Submission.Over(capture, null));
                })
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("capture %s: not extended: %s", capture.id(), failure.toString());
                    return new Submission.Undecided(capture);
                });
    }

    private Uni<Submission> extended(Capture capture, @Nullable Instant end) {
        if (end == null) {
            return Uni.createFrom().item(new Submission.Extended(capture, false));
        }
        return transactions
                .asMerchant(new MerchantId(capture.merchantId()), tx -> captures.extended(tx, capture.id(), end))
                .replaceWith(new Submission.Extended(capture.until(end), true));
    }
}

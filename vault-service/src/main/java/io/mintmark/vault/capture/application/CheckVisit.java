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

/**
 * What is behind a link right now. Session-service is asked, because a session may have ended, or got more time, without
 * the vault having heard of it; if it does not answer at once, what the vault knows has to do.
 */
@ApplicationScoped
public class CheckVisit {
    private static final Logger LOG = Logger.getLogger(CheckVisit.class);

    private final OpenLink link;
    private final SessionDecisions sessions;
    private final EndVisit endVisit;
    private final Transactions transactions;
    private final Captures captures;

    CheckVisit(
            OpenLink link, SessionDecisions sessions, EndVisit endVisit, Transactions transactions, Captures captures) {
        this.link = link;
        this.sessions = sessions;
        this.endVisit = endVisit;
        this.transactions = transactions;
        this.captures = captures;
    }

    /** What the payer finds; empty for a link that is not ours. */
    public Uni<Optional<Visit>> check(String captureId, @Nullable String capability) {
        return link.open(captureId, capability)
                .chain(visit -> visit.isEmpty() || visit.get() instanceof Visit.Ended
                        ? Uni.createFrom().item(visit)
                        : ask(visit.get()).map(Optional::of));
    }

    private Uni<Visit> ask(Visit known) {
        Capture capture = known.capture();
        if (capture.standingPath() == null) {
            return Uni.createFrom().item(known);
        }
        return sessions.standing(capture)
                .onItem()
                .transformToUni(decision -> follow(known, decision))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("capture %s: its session's standing is not known: %s", capture.id(), failure.toString());
                    return known;
                });
    }

    private Uni<Visit> follow(Visit known, Decision decision) {
        Capture capture = known.capture();
        return switch (decision.outcome()) {
            case COMPLETED, ENDED -> endVisit.record(capture, decision).map(ended -> ended);
            case CHALLENGE ->
                Uni.createFrom()
                        .item(
                                decision.challenge() == null
                                        ? new Visit.Deciding(capture)
                                        : new Visit.Challenged(capture, decision.challenge()));
            case UNDECIDED, BUSY -> Uni.createFrom().item(new Visit.Deciding(capture));
            case OPEN, REFUSED -> open(known, decision);
        };
    }

    private Uni<Visit> open(Visit known, Decision decision) {
        Capture capture = known.capture();
        Visit.LastTry last = new Visit.LastTry(decision.reason(), decision.attemptsLeft());
        Instant end = decision.expiresAt();
        if (end == null || !end.isAfter(capture.expiresAt())) {
            return Uni.createFrom().item(known instanceof Visit.Open ? new Visit.Open(capture, last) : known);
        }
        return transactions
                .atOnceAsMerchant(new MerchantId(capture.merchantId()), tx -> captures.extended(tx, capture.id(), end))
                .replaceWith(new Visit.Open(capture.until(end), last));
    }
}

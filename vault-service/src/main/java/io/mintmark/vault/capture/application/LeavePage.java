package io.mintmark.vault.capture.application;

import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.capture.domain.Visit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The payer gives up: the session is canceled, and the payer goes where the merchant wants. */
@ApplicationScoped
public class LeavePage {
    private static final Logger LOG = Logger.getLogger(LeavePage.class);

    private final OpenLink link;
    private final SessionDecisions sessions;
    private final EndVisit endVisit;

    LeavePage(OpenLink link, SessionDecisions sessions, EndVisit endVisit) {
        this.link = link;
        this.sessions = sessions;
        this.endVisit = endVisit;
    }

    /** Cancels, unless the session is over already. */
    public Uni<Submission> leave(String captureId, @Nullable String capability) {
        return link.open(captureId, capability).chain(this::leave);
    }

    private Uni<Submission> leave(Optional<Visit> visit) {
        if (visit.isEmpty()) {
            return Uni.createFrom().item(new Submission.Unknown());
        }
        Capture capture = visit.get().capture();
        if (visit.get() instanceof Visit.Ended ended) {
            return Uni.createFrom().item(new Submission.Over(capture, ended.redirectUrl()));
        }
        return sessions.cancel(capture)
                .onItem()
                .transformToUni(decision -> switch (decision.outcome()) {
                    case BUSY, UNDECIDED, CHALLENGE, OPEN ->
                        Uni.createFrom().item(new Submission.Deciding(capture, decision.attemptsLeft(), Wish.NONE));
                    case REFUSED -> Uni.createFrom().item(new Submission.Undecided(capture));
                    case COMPLETED, ENDED -> endVisit.end(capture, decision);
                })
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("capture %s: not canceled: %s", capture.id(), failure.toString());
                    return new Submission.Undecided(capture);
                });
    }
}

package io.mintmark.session.acquirer.forward;

import io.mintmark.session.acquirer.domain.Reference;
import io.mintmark.session.acquirer.domain.Reply;
import io.mintmark.session.acquirer.domain.Reply.Hindrance;
import io.mintmark.session.acquirer.domain.StepKind;
import io.mintmark.session.acquirer.forward.ForwardClient.Forwarded;
import jakarta.ws.rs.WebApplicationException;
import org.jboss.logging.Logger;

/** Reads what the vault says of a step that it was to send. Whatever is not certain is unknown. */
final class Replies {
    private static final Logger LOG = Logger.getLogger(Replies.class);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final int SERVER_ERROR = 500;

    private Replies() {}

    static Reply of(Forwarded forwarded, Reference step, StepKind kind, ChallengePages challenges) {
        if ("not_sent".equals(forwarded.outcome())) {
            LOG.warnf("%s was not sent: %s", step, forwarded.reason());
            return new Reply.NotSent(Hindrance.AWAY);
        }
        if (!"answered".equals(forwarded.outcome()) || forwarded.status() == null) {
            return new Reply.Unknown("the vault says " + forwarded.reason());
        }
        return answered(forwarded, forwarded.status(), step, kind, challenges);
    }

    /** The acquirer refuses a request that is malformed or wrongly signed before it looks into its books. */
    private static Reply answered(
            Forwarded forwarded, int status, Reference step, StepKind kind, ChallengePages challenges) {
        if (status == BAD_REQUEST || status == UNAUTHORIZED) {
            LOG.errorf("the acquirer refuses %s with status %d", step, status);
            return new Reply.NotSent(Hindrance.AWAY);
        }
        if (status != OK || forwarded.body() == null) {
            return new Reply.Unknown("the acquirer answered with status " + status);
        }
        OperationBody body = forwarded.body();
        return body.challenge(step, kind, challenges)
                .<Reply>map(Reply.Challenged::new)
                .or(() -> body.about(step, kind).map(Reply.Answered::new))
                .orElseGet(() -> new Reply.Unknown("the acquirer's answer is about something else"));
    }

    /** What the vault refuses it has not sent; of everything else we cannot tell. */
    static Reply of(Throwable failure, Reference step) {
        int status = failure instanceof WebApplicationException http
                ? http.getResponse().getStatus()
                : SERVER_ERROR;
        if (status == CONFLICT || status == GONE) {
            LOG.infof("the card for %s cannot be used any more", step);
            return new Reply.NotSent(Hindrance.CARD_UNAVAILABLE);
        }
        if (status >= BAD_REQUEST && status < SERVER_ERROR) {
            LOG.errorf("the vault refuses to forward %s with status %d", step, status);
            return new Reply.NotSent(Hindrance.AWAY);
        }
        return new Reply.Unknown(failure.toString());
    }
}

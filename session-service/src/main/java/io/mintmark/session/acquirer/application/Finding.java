package io.mintmark.session.acquirer.application;

import io.mintmark.session.acquirer.domain.Challenge;
import io.mintmark.session.acquirer.domain.Operation;
import io.mintmark.session.acquirer.domain.Reply;
import io.mintmark.session.acquirer.domain.Standing;
import org.jboss.logging.Logger;

/** What was found out about a step: by its answer, or by asking for it. */
public sealed interface Finding {
    /** The acquirer approved or refused. */
    record Decided(Operation operation) implements Finding {}

    /** The payer has a challenge to answer first. */
    record Challenged(Challenge challenge) implements Finding {}

    /** It did not happen and never will. */
    record NotSent(Reply.Hindrance hindrance) implements Finding {}

    /** Nothing for certain: it is to be asked for later. */
    record Open() implements Finding {}

    /**
     * What an answer tells; a challenge is none, because who asks for one expects it.
     *
     * @param step for the log
     */
    static Finding of(String step, Reply reply) {
        if (reply instanceof Reply.Answered answered) {
            return new Decided(answered.operation());
        }
        if (reply instanceof Reply.NotSent notSent) {
            return new NotSent(notSent.hindrance());
        }
        Logger.getLogger(Finding.class).warnf("%s has no answer: %s", step, reply);
        return new Open();
    }

    /**
     * What the answer to a question tells.
     *
     * @param step for the log
     * @param conclusive whether nothing could arrive at the acquirer any more when it was asked: only then is "never heard
     *     of it" final
     */
    static Finding of(String step, Standing standing, boolean conclusive) {
        if (standing instanceof Standing.Known known) {
            return new Decided(known.operation());
        }
        if (standing instanceof Standing.Unheard) {
            return conclusive ? new NotSent(Reply.Hindrance.AWAY) : new Open();
        }
        Logger.getLogger(Finding.class).warnf("%s cannot be asked for: %s", step, standing);
        return new Open();
    }
}

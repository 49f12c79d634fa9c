package io.mintmark.session.sessions.application;

import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionStatus;

/**
 * How a payer's step ended, told to the vault.
 *
 * @param session as it stands now
 */
public record Completion(Outcome outcome, Session session) {
    /** What the card page does next. */
    public enum Outcome {
        /** This card was saved: send the payer on. */
        COMPLETED,
        /** It came to nothing: show why, and let the payer try again. */
        REFUSED,
        /** The session has ended, by somebody else or in another way: send the payer on. */
        ENDED,
        /** Another completion is still under way: ask the payer to wait and look again. */
        BUSY
    }

    /** What a session in this state means for one who did not win it. */
    static Completion seen(Session session) {
        return new Completion(session.status().isFinal() ? Outcome.ENDED : Outcome.BUSY, session);
    }

    /** The same for one who asks about a card: if it is the one that won, for instance after a lost answer, we say so. */
    static Completion seen(Session session, String stagedCardId) {
        boolean won = session.status() == SessionStatus.COMPLETED
                && stagedCardId.equals(session.progress().stagedCardId());
        return won ? new Completion(Outcome.COMPLETED, session) : seen(session);
    }
}

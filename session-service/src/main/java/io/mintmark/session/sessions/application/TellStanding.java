package io.mintmark.session.sessions.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.sessions.domain.SessionId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Tells the card page how its session stands. */
@Singleton
public class TellStanding {
    private final FindSession findSession;
    private final TellChallenge challenges;

    TellStanding(FindSession findSession, TellChallenge challenges) {
        this.findSession = findSession;
        this.challenges = challenges;
    }

    /** As it is by the database's clock; 404 for an unknown or foreign session. */
    public Uni<Completion> of(MerchantId merchant, SessionId id) {
        return findSession.find(merchant, id).map(Standing::of).chain(challenges::in);
    }
}

package io.mintmark.session.sessions.application;

import io.mintmark.platform.runtime.Detached;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.sessions.application.ClaimSession.Claim;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Completes a session with a card. Of any number of concurrent completions one wins the session; it has its card tried
 * or pay if the session says so, and activated at the vault, with no transaction open during any call. The others wait
 * for its result. A completion that came to nothing gives the session back.
 */
@Singleton
public class CompleteSession {
    private final FindSession findSession;
    private final CardFactsOf facts;
    private final ClaimSession claims;
    private final TrySubmittedCard tryCard;
    private final ActivateCard activate;
    private final TellChallenge challenges;
    private final Duration answerWithin;

    CompleteSession(
            FindSession findSession,
            CardFactsOf facts,
            ClaimSession claims,
            TrySubmittedCard tryCard,
            ActivateCard activate,
            TellChallenge challenges,
            SessionConfig config) {
        this.findSession = findSession;
        this.facts = facts;
        this.claims = claims;
        this.tryCard = tryCard;
        this.activate = activate;
        this.challenges = challenges;
        this.answerWithin = config.answerWithin();
    }

    /** Completes the session, or tells in time how it stands; 404 for an unknown or foreign one. */
    public Uni<Completion> complete(MerchantId merchant, SessionId id, Submission submission) {
        CardRef card = submission.card();
        Uni<Completion> completion = Detached.of(
                described(merchant, id, submission).chain(known -> claims.claim(merchant, id, known)
                        .chain(claim -> finish(merchant, claim, known))),
                answerWithin,
                () -> findSession.find(merchant, id).map(session -> Completion.seen(session, card)));
        return completion.chain(challenges::in);
    }

    /** Of a card that was entered, the vault has told; one that was chosen to pay is looked up. */
    private Uni<Submission> described(MerchantId merchant, SessionId id, Submission submission) {
        return submission.card() instanceof CardRef.Saved
                ? findSession
                        .find(merchant, id)
                        .chain(session -> session.order().checkout().isPresent()
                                ? facts.in(merchant, submission)
                                : Uni.createFrom().item(submission))
                : Uni.createFrom().item(submission);
    }

    private Uni<Completion> finish(MerchantId merchant, Claim claim, Submission submission) {
        Session session = claim.session();
        if (claim.unacceptable() != null) {
            return Uni.createFrom().item(new Completion(Completion.Outcome.REFUSED, claim.unacceptable(), session));
        }
        if (!claim.won()) {
            return Uni.createFrom().item(Completion.seen(session, submission.card()));
        }
        return claim.trial() == null
                ? activate.activate(merchant, session, submission.card().id())
                : tryCard.go(session, claim.trial(), submission.seal());
    }
}

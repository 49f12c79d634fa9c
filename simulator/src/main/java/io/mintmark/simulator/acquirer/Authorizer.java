package io.mintmark.simulator.acquirer;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides authorizations: authenticates the payer where that is wished, and asks the issuer. What waits for a challenge is
 * kept with its card in this process's memory, and nowhere else.
 */
final class Authorizer {
    private final Issuer issuer = new Issuer();
    private final Map<String, AuthorizationRequest> waiting = new HashMap<>();

    /**
     * Decides, or says that there is a challenge first.
     *
     * @param transactionId the directory's
     * @param challengeId of a challenge, if there has to be one
     * @param today in UTC
     */
    Decision decide(AuthorizationRequest request, String transactionId, String challengeId, YearMonth today) {
        ThreeDSecure wish = request.threeDSecure();
        PresentedCard card = request.credential().card();
        if (wish == null || card == null) {
            return new Decision(issuer.decide(request, today), null, null);
        }
        AuthenticationStatus status = Directory.status(card);
        Authentication authentication = new Authentication(status, status.eci(card.isMastercard()), transactionId);
        return status == AuthenticationStatus.CHALLENGE
                ? new Decision(null, authentication, new Challenge(challengeId, wish.returnUrl()))
                : decide(request, authentication, today);
    }

    private Decision decide(AuthorizationRequest request, Authentication authentication, YearMonth today) {
        String refusal = authentication.status().refusal();
        return refusal == null
                ? new Decision(issuer.decide(request, today), authentication, null)
                : Decision.refused(refusal, authentication);
    }

    /** Keeps it until {@link #forget}. */
    void keep(AuthorizationRequest request) {
        waiting.put(request.reference(), request);
    }

    void forget(String reference) {
        waiting.remove(reference);
    }

    /**
     * Decides what waited for a challenge. A payer who did not answer did not pass; a card that is known no more, because
     * another process kept it, can be charged no more.
     *
     * @param asked how the authentication stood
     * @param answer null without one
     */
    Decision finish(String reference, Authentication asked, @Nullable ChallengeAnswer answer, YearMonth today) {
        AuthorizationRequest request = waiting.get(reference);
        PresentedCard card = request == null ? null : request.credential().card();
        if (request == null || card == null) {
            return answer == null || answer == ChallengeAnswer.PASS
                    ? Decision.refused(ResponseCodes.NO_AUTHENTICATION, asked.ended(AuthenticationStatus.UNAVAILABLE))
                    : Decision.refused(ResponseCodes.NOT_AUTHENTICATED, asked.ended(AuthenticationStatus.FAILED));
        }
        AuthenticationStatus status = answer == null ? AuthenticationStatus.FAILED : Directory.status(card, answer);
        return decide(
                request, new Authentication(status, status.eci(card.isMastercard()), asked.transactionId()), today);
    }
}

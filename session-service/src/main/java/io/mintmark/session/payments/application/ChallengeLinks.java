package io.mintmark.session.payments.application;

import io.mintmark.platform.secret.Keys;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.requests.application.PublicUrl;
import io.mintmark.session.sessions.application.SessionConfig;
import io.mintmark.session.sessions.domain.LinkTokens;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/**
 * The links by which a payer gets to a challenge, and back. Their token belongs to one attempt, so that what comes back
 * late from an earlier challenge does not answer a later one. It is derived, and stored nowhere.
 */
@Singleton
public class ChallengeLinks {
    private final LinkTokens tokens;
    private final PublicUrl publicUrl;

    ChallengeLinks(SessionConfig config, PublicUrl publicUrl) {
        this.tokens = new LinkTokens(Keys.decode("mintmark.sessions.link-key", config.linkKey()), "challenge-link/v1");
        this.publicUrl = publicUrl;
    }

    /** Where the payer finds the challenge of this attempt. */
    public URI toChallenge(Payment payment, Attempt attempt) {
        return URI.create(publicUrl.below("/challenge/" + payment.id() + "?t=" + tokens.tokenOf(attempt.id())));
    }

    /**
     * Where the payer comes back to.
     *
     * @param framed whether that is within a page of the merchant's
     */
    URI back(Payment payment, Attempt attempt, boolean framed) {
        return URI.create(publicUrl.below("/challenge/" + payment.id() + "/return?t=" + tokens.tokenOf(attempt.id())
                + (framed ? "&view=embedded" : "")));
    }

    /** The payment's attempt that this token belongs to; empty for a token that is none of them. */
    public Optional<Attempt> attemptOf(Payment payment, String token) {
        return payment.attempts().stream()
                .filter(attempt -> tokens.isTokenOf(token, attempt.id()))
                .findFirst();
    }
}

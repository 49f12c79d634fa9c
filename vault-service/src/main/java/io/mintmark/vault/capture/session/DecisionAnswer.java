package io.mintmark.vault.capture.session;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.mintmark.vault.capture.application.Decision;
import io.mintmark.vault.capture.domain.Challenge;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What session-service answers; what we do not use may grow. */
@JsonIgnoreProperties(ignoreUnknown = true)
record DecisionAnswer(
        String outcome,
        @Nullable String reason,
        @Nullable String sessionStatus,
        @Nullable String redirectUrl,
        @Nullable Integer attemptsLeft,
        @Nullable Instant expiresAt,
        @Nullable ChallengeAnswer challenge) {
    /** What the payer is to answer. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ChallengeAnswer(String href, String address, @Nullable Boolean cardKept) {
        Challenge known() {
            return Challenge.of(href, address)
                    .orElseThrow(() -> new IllegalArgumentException("a challenge at no address for payers"));
        }
    }

    Decision toDecision() {
        return new Decision(
                Decision.Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                reason,
                sessionStatus == null ? "ended" : sessionStatus,
                redirectUrl,
                attemptsLeft == null ? 0 : attemptsLeft,
                expiresAt,
                challenge == null ? null : challenge.known(),
                challenge != null && Boolean.TRUE.equals(challenge.cardKept()));
    }
}

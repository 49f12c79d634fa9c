package io.mintmark.vault.capture.session;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.mintmark.vault.capture.application.Decision;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What session-service answers; what we do not use may grow. */
@JsonIgnoreProperties(ignoreUnknown = true)
record DecisionAnswer(
        String outcome, @Nullable String sessionStatus, @Nullable String redirectUrl, @Nullable Integer attemptsLeft) {
    Decision toDecision() {
        return new Decision(
                Decision.Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                sessionStatus == null ? "ended" : sessionStatus,
                redirectUrl,
                attemptsLeft == null ? 0 : attemptsLeft);
    }
}

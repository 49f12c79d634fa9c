package io.mintmark.vault.forward.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.vault.forward.application.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What came of a forward.
 *
 * @param outcome {@code answered}, {@code not_sent} or {@code unknown}
 * @param reason of the last two
 * @param status of the destination's answer
 * @param body the members of the destination's answer that the profile lets through
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ForwardAnswer(String outcome, @Nullable String reason, @Nullable Integer status, @Nullable JsonNode body) {
    static ForwardAnswer of(Outcome outcome) {
        return outcome instanceof Outcome.Answered answered
                ? new ForwardAnswer(outcome.wireName(), null, answered.status(), answered.body())
                : new ForwardAnswer(outcome.wireName(), outcome.detail(), null, null);
    }
}

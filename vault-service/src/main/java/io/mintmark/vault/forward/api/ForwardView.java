package io.mintmark.vault.forward.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.vault.forward.application.ForwardForMerchant.Forwarded;
import io.mintmark.vault.forward.application.Outcome;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A destination's answer, as far as its profile passes it on.
 *
 * @param id by which an operator finds the forward in the record
 */
record ForwardView(
        String id, int status, Map<String, String> headers, @Schema(implementation = Object.class) JsonNode body) {
    /** The answer; a problem where there is none to show, which says whether the request may have arrived. */
    static ForwardView of(Forwarded forwarded) {
        if (forwarded.outcome() instanceof Outcome.Answered answered) {
            return new ForwardView(forwarded.id(), answered.status(), answered.headers(), answered.body());
        }
        throw ForwardProblems.of(forwarded.outcome());
    }
}

package io.mintmark.simulator.acquirer;

import io.mintmark.simulator.answer.Fields;
import io.mintmark.simulator.answer.Refused;

/**
 * A wish that says of an authorization no more than which: to let go of it, or to finish it.
 *
 * @param authorization the reference of the authorization
 * @param body to tell whether another request is the same
 */
record FollowUp(String reference, String authorization, String body) {

    /**
     * Reads it.
     *
     * @param typeName what is wished
     * @throws Refused as malformed
     */
    static FollowUp of(String typeName, Fields fields) {
        return new FollowUp(
                fields.text("reference", AuthorizationRequest.REFERENCE),
                fields.text("authorization", AuthorizationRequest.REFERENCE),
                typeName + " " + CanonicalJson.of(fields.json()));
    }
}

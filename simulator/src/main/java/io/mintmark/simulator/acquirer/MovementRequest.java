package io.mintmark.simulator.acquirer;

import io.mintmark.simulator.answer.Fields;
import io.mintmark.simulator.answer.Refused;

/**
 * A wish to take some of what an authorization keeps ready, or to give some of it back.
 *
 * @param authorization the reference of the authorization
 * @param body to tell whether another request is the same
 */
record MovementRequest(Direction direction, String reference, String authorization, Money amount, String body) {

    /** @throws Refused as malformed */
    static MovementRequest of(Direction direction, Fields fields) {
        return new MovementRequest(
                direction,
                fields.text("reference", AuthorizationRequest.REFERENCE),
                fields.text("authorization", AuthorizationRequest.REFERENCE),
                Money.of(fields.object("amount")),
                direction.wireName() + " " + CanonicalJson.of(fields.json()));
    }
}

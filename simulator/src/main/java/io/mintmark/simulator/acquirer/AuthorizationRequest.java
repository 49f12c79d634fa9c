package io.mintmark.simulator.acquirer;

import io.mintmark.simulator.answer.Fields;
import io.mintmark.simulator.answer.Refused;
import io.mintmark.simulator.answer.Refused.Reason;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A wish to have an amount kept ready on a card, or taken at once.
 *
 * @param threeDSecure null where the payer is not to be authenticated
 * @param body without the security code, to tell whether another request is the same
 */
record AuthorizationRequest(
        String reference,
        String merchant,
        Money amount,
        Terms terms,
        Credential credential,
        @Nullable ThreeDSecure threeDSecure,
        String body) {
    static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final Pattern MERCHANT = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    /**
     * Reads it, as the callers of that acquirer write it.
     *
     * @throws Refused as malformed
     */
    static AuthorizationRequest of(AcquirerKind kind, Fields fields) {
        Terms terms = Terms.of(fields);
        return new AuthorizationRequest(
                fields.text("reference", REFERENCE),
                fields.text("merchant", MERCHANT),
                Money.of(fields.object("amount")),
                terms,
                kind.credential(fields),
                threeDSecure(fields, terms),
                bodyWithoutCode(fields.json()));
    }

    /** A payer who is not there cannot be asked who it is. */
    private static @Nullable ThreeDSecure threeDSecure(Fields fields, Terms terms) {
        Fields wish = fields.optionalObject("threeDSecure");
        if (wish != null && !terms.isByCustomer()) {
            throw new Refused(Reason.MALFORMED, "/threeDSecure belongs to what a customer initiates");
        }
        return wish == null ? null : ThreeDSecure.of(wish);
    }

    /** Not even a hash is kept of a security code, only whether there was one. */
    private static String bodyWithoutCode(JsonObject json) {
        JsonObject copy = json.copy();
        if (copy.getValue("card") instanceof JsonObject card) {
            card.put("securityCode", card.getString("securityCode") != null);
        }
        return "authorization " + CanonicalJson.of(copy);
    }

    @Override
    public String toString() {
        return "AuthorizationRequest[" + reference + "]";
    }
}

package io.mintmark.simulator.acquirer;

import io.mintmark.simulator.answer.Fields;
import io.mintmark.simulator.answer.Refused;
import io.mintmark.simulator.answer.Refused.Reason;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * A wish to have the payer authenticated.
 *
 * @param returnUrl where the payer's browser is sent after a challenge
 */
record ThreeDSecure(String returnUrl) {
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,2048}");
    private static final Pattern SCHEME = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);
    private static final Pattern IP_ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final Pattern USER_AGENT = Pattern.compile("[^\\p{Cntrl}]{0,2048}");

    /** What is known of the payer's browser is looked at, and kept nowhere. */
    static ThreeDSecure of(Fields fields) {
        fields.optionalText("ipAddress", IP_ADDRESS);
        fields.optionalText("userAgent", USER_AGENT);
        String returnUrl = fields.text("returnUrl", VISIBLE);
        if (!isAbsolute(returnUrl)) {
            throw new Refused(Reason.MALFORMED, "/threeDSecure/returnUrl is not an absolute http or https address");
        }
        return new ThreeDSecure(returnUrl);
    }

    private static boolean isAbsolute(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getScheme() != null && SCHEME.matcher(uri.getScheme()).matches() && uri.getHost() != null;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    /** An address may carry what only its owner is to know. */
    @Override
    public String toString() {
        return "ThreeDSecure";
    }
}

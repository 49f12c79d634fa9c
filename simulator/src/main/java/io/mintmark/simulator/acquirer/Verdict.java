package io.mintmark.simulator.acquirer;

import org.jspecify.annotations.Nullable;

/**
 * What the issuer says.
 *
 * @param responseCode of ISO 8583; {@code 00} approves
 * @param securityCodeResult {@code M} fits, {@code N} does not; null without a code
 * @param avsResult how the address compares; null without one
 */
record Verdict(String responseCode, @Nullable String securityCodeResult, @Nullable String avsResult) {
    boolean approves() {
        return ResponseCodes.APPROVED.equals(responseCode);
    }
}

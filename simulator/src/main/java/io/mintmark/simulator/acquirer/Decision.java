package io.mintmark.simulator.acquirer;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Where the decision on an authorization stands.
 *
 * @param verdict null as long as it waits for a challenge
 * @param authentication null where none was asked for
 * @param challenge that the authorization came to wait for, if it did
 */
record Decision(@Nullable Verdict verdict, @Nullable Authentication authentication, @Nullable Challenge challenge) {
    /** Without asking the issuer. */
    static Decision refused(String responseCode, @Nullable Authentication authentication) {
        return new Decision(new Verdict(responseCode, null, null), authentication, null);
    }

    boolean approves() {
        return verdict != null && verdict.approves();
    }

    boolean isAwaited() {
        return verdict == null;
    }

    @Nullable String responseCode() {
        return verdict == null ? null : verdict.responseCode();
    }

    @Nullable String securityCodeResult() {
        return verdict == null ? null : verdict.securityCodeResult();
    }

    @Nullable String avsResult() {
        return verdict == null ? null : verdict.avsResult();
    }

    /** As callers know it. */
    String result() {
        if (isAwaited()) {
            return "challenge";
        }
        return approves() ? "approved" : "declined";
    }

    /** As the journal keeps it. */
    void putInto(JsonObject json) {
        json.put("responseCode", responseCode())
                .put("securityCodeResult", securityCodeResult())
                .put("avsResult", avsResult())
                .put("authentication", authentication == null ? null : authentication.json())
                .put("challenge", challenge == null ? null : challenge.json());
    }

    /** From what {@link #putInto} wrote, or an earlier version, which knew a verdict alone. */
    static Decision from(JsonObject json) {
        String responseCode = json.getString("responseCode");
        JsonObject authentication = json.getJsonObject("authentication");
        JsonObject challenge = json.getJsonObject("challenge");
        return new Decision(
                responseCode == null
                        ? null
                        : new Verdict(responseCode, json.getString("securityCodeResult"), json.getString("avsResult")),
                authentication == null ? null : Authentication.of(authentication),
                challenge == null ? null : Challenge.of(challenge));
    }
}

package io.mintmark.simulator.acquirer;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Operations as callers see them, and as the books show them to people. */
final class OperationJson {
    private OperationJson() {}

    /** What the caller is told: the same each time, but for where the authorization stands. */
    static JsonObject answer(Operation operation, Ledger ledger) {
        Account account = ledger.account(operation).orElse(null);
        JsonObject json = new JsonObject()
                .put("reference", operation.reference())
                .put("id", operation.id())
                .put("type", operation.typeName())
                .put("result", result(operation, ledger))
                .put("responseCode", responseCode(operation, account));
        if (operation instanceof Authorization || operation instanceof Completion) {
            putDecision(json, account);
        }
        if (operation instanceof Authorization authorization
                && authorization.credential().profile() != null) {
            json.put("card", shown(authorization.credential().card()));
        }
        return json.put("state", account == null ? null : account.state().wireName())
                .put("amount", amount(operation, account))
                .put(
                        "capturedAmount",
                        account == null ? null : account.captured().json())
                .put(
                        "refundedAmount",
                        account == null ? null : account.refunded().json());
    }

    /** Who named a profile learns what card that is. */
    private static @Nullable JsonObject shown(@Nullable KnownCard card) {
        return card == null
                ? null
                : new JsonObject().put("brand", card.brand().wireName()).put("last4", card.last4());
    }

    /** The decision on an authorization can be due; all else is said once and for ever. */
    static String result(Operation operation, Ledger ledger) {
        if (operation instanceof Authorization) {
            return ledger.account(operation).orElseThrow().decision().result();
        }
        return operation.isApproved() ? "approved" : "declined";
    }

    private static @Nullable String responseCode(Operation operation, @Nullable Account account) {
        return operation instanceof Authorization && account != null
                ? account.decision().responseCode()
                : operation.responseCode();
    }

    /** What is known of the authorization by now. */
    private static void putDecision(JsonObject json, @Nullable Account account) {
        Decision decision = account == null ? new Decision(null, null, null) : account.decision();
        Authentication authentication = decision.authentication();
        json.put(
                        "authorizationCode",
                        account != null && decision.approves()
                                ? account.authorization().authorizationCode()
                                : null)
                .put("securityCodeResult", decision.securityCodeResult())
                .put("avsResult", decision.avsResult())
                .put(
                        "networkTransactionId",
                        account == null ? null : account.authorization().networkTransactionId())
                .put("authentication", authentication == null ? null : authentication.json())
                .put("challengeUrl", challengePath(decision));
    }

    /** While there is something to answer; whoever knows where this is reached makes it an address. */
    private static @Nullable String challengePath(Decision decision) {
        Challenge challenge = decision.challenge();
        return challenge == null ? null : ChallengeLinks.path(challenge);
    }

    /** A void is about all that was authorized. */
    private static @Nullable JsonObject amount(Operation operation, @Nullable Account account) {
        if (operation instanceof Movement movement) {
            return movement.amount().json();
        }
        return account == null ? null : account.authorization().amount().json();
    }

    /** The answer, and what lies behind it. */
    static JsonObject listed(Operation operation, Ledger ledger) {
        Account account = ledger.account(operation).orElse(null);
        JsonObject json = answer(operation, ledger)
                .put("at", operation.at().toString())
                .put("received", ledger.arrivals(operation).same())
                .put("receivedWithAnotherBody", ledger.arrivals(operation).other())
                .put(
                        "merchant",
                        account == null ? null : account.authorization().merchant());
        if (operation instanceof Authorization authorization && account != null) {
            Reversal reversal = account.reversal();
            json.remove("challengeUrl");
            authorization.terms().putInto(json);
            authorization.credential().putInto(json);
            json.put("voidedBy", reversal == null ? null : reversal.reference())
                    .put("voidedAt", reversal == null ? null : reversal.at().toString());
        } else {
            json.put("authorization", operation.about());
        }
        return json;
    }
}

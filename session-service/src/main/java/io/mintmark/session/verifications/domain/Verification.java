package io.mintmark.session.verifications.domain;

import io.mintmark.session.acquirer.domain.Operation;
import io.mintmark.session.acquirer.domain.Reference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An authorization that shows whether a card is good, and that is released at once. It is sent once, under one
 * reference; every change gives the next version, which is what compare-and-set compares.
 *
 * @param sendBefore by the database's clock: what the acquirer does not know of after that moment did not happen
 * @param releases how many references for its release have been used up by a refusal
 * @param responseCode the acquirer's, once it has decided
 * @param networkTransactionId the network's name for it, if it was approved
 */
public record Verification(
        VerificationId id,
        Trial trial,
        VerificationStatus status,
        Instant sendBefore,
        int releases,
        @Nullable String responseCode,
        @Nullable String networkTransactionId,
        long sequence) {

    /** Names the authorization. */
    public Reference authorization() {
        return authorization(id);
    }

    /** Names the authorization of a verification with this id. */
    public static Reference authorization(VerificationId id) {
        return new Reference(id + "-authorize");
    }

    /** Names its release. A release whose answer was lost is repeated under the same name; one that was refused is not. */
    public Reference release() {
        return new Reference(id + "-void-" + (releases + 1));
    }

    /** The acquirer has decided. */
    public Verification decide(Operation operation) {
        return with(
                operation.approved() ? VerificationStatus.APPROVED : VerificationStatus.DECLINED,
                operation.responseCode(),
                operation.networkTransactionId());
    }

    /** It did not happen, and never will. */
    public Verification notSent() {
        return with(VerificationStatus.NOT_SENT, null, null);
    }

    /** The acquirer holds nothing any more. */
    public Verification released() {
        return with(VerificationStatus.VOIDED, responseCode, networkTransactionId);
    }

    /** The acquirer refused to release it: the next try is another step. */
    public Verification releaseRefused() {
        if (status != VerificationStatus.APPROVED) {
            throw new IllegalStateException("nothing is held");
        }
        return new Verification(
                id, trial, status, sendBefore, releases + 1, responseCode, networkTransactionId, sequence + 1);
    }

    private Verification with(VerificationStatus next, @Nullable String code, @Nullable String transaction) {
        return new Verification(id, trial, status.moveTo(next), sendBefore, releases, code, transaction, sequence + 1);
    }
}

package io.mintmark.session.acquirer.domain;

import org.jspecify.annotations.Nullable;

/**
 * An operation as the acquirer tells of it.
 *
 * @param approved whether it did what it was asked; if not, {@code responseCode} says why
 * @param state of the authorization that it made or is about, as it is now
 * @param responseCode as networks write it (ISO 8583, field 39): {@code 00}, {@code 05}, {@code 51}
 * @param networkTransactionId the network's name for the transaction; later payments with the card refer to it
 * @param securityCodeResult {@code M} matches, {@code N} does not, {@code P} not processed, {@code U} unknown to the issuer
 * @param avsResult how the billing address compares
 * @param authentication how the payer was authenticated; null where that was not asked for
 * @param card which card it was, where the acquirer alone knows that
 */
public record Operation(
        Reference reference,
        boolean approved,
        State state,
        String responseCode,
        @Nullable String authorizationCode,
        @Nullable String networkTransactionId,
        @Nullable String securityCodeResult,
        @Nullable String avsResult,
        @Nullable Authentication authentication,
        @Nullable Card card) {
    /** What may be told of a card. */
    public record Card(String brand, String last4) {}

    /** One that tells of neither. */
    public Operation(
            Reference reference,
            boolean approved,
            State state,
            String responseCode,
            @Nullable String authorizationCode,
            @Nullable String networkTransactionId,
            @Nullable String securityCodeResult,
            @Nullable String avsResult) {
        this(
                reference,
                approved,
                state,
                responseCode,
                authorizationCode,
                networkTransactionId,
                securityCodeResult,
                avsResult,
                null,
                null);
    }

    /** Where an authorization stands. */
    public enum State {
        AUTHORIZED,
        DECLINED,
        VOIDED,
        CAPTURED,
        /** The payer has a challenge to answer; nothing is held. */
        CHALLENGE,
        /** There is none, or the acquirer did not say. */
        NONE
    }

    /** Whether the acquirer holds an amount by this authorization, or has taken it. */
    public boolean holdsAmount() {
        return state == State.AUTHORIZED || state == State.CAPTURED;
    }

    /** Whether the acquirer holds nothing by this authorization any more. */
    public boolean holdsNothing() {
        return state == State.VOIDED || state == State.DECLINED;
    }
}

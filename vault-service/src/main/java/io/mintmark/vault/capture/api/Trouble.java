package io.mintmark.vault.capture.api;

import io.mintmark.vault.card.application.EntryFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong before.
 *
 * @param kind NONE, FAULTS (fields are wrong), REFUSED (a try was used up), UNCONFIRMED (the same, since the bank could not
 *     confirm that it was the payer) or UNCHECKED (nobody could tell)
 * @param faults of fields, in their order
 * @param attemptsLeft after a refusal
 * @param ofWallet whether it concerns the saved cards rather than the new one
 */
record Trouble(Kind kind, List<EntryFault> faults, int attemptsLeft, boolean ofWallet) {
    /** What kind of trouble. */
    enum Kind {
        NONE,
        FAULTS,
        REFUSED,
        UNCONFIRMED,
        UNCHECKED
    }

    /** What session-service says of an amount that is to be mended in its field. */
    static final String AMOUNT_NOT_ALLOWED = "amount_not_allowed";

    static final Trouble NONE = new Trouble(Kind.NONE, List.of(), 0, false);

    static Trouble faults(List<EntryFault> faults, boolean ofWallet) {
        return new Trouble(Kind.FAULTS, faults, 0, ofWallet);
    }

    /** A try that came to nothing: only a decline, or a payer whom the bank could not confirm, used it up. */
    static Trouble refused(@Nullable String reason, int attemptsLeft, boolean ofWallet) {
        return new Trouble(kind(reason), List.of(), attemptsLeft, ofWallet);
    }

    private static Kind kind(@Nullable String reason) {
        if (reason == null || reason.equals("declined")) {
            return Kind.REFUSED;
        }
        return reason.equals("authentication_failed") ? Kind.UNCONFIRMED : Kind.UNCHECKED;
    }

    /** Whether there was any. */
    public boolean isAny() {
        return kind != Kind.NONE;
    }

    /** The first fault of a field of the new card, or null. */
    public @Nullable EntryFault entryFault(String field) {
        return ofWallet ? null : first(field);
    }

    /** The first fault of a field of the saved cards, or null. */
    public @Nullable EntryFault walletFault(String field) {
        return ofWallet ? first(field) : null;
    }

    /** Where on the page a fault is to be mended. */
    public String placeOf(EntryFault fault) {
        return ofWallet ? "saved-" + fault.field().id() : fault.field().id();
    }

    private @Nullable EntryFault first(String field) {
        return faults.stream()
                .filter(fault -> fault.field().id().equals(field))
                .findFirst()
                .orElse(null);
    }
}

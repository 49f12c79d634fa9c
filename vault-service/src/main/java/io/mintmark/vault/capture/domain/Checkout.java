package io.mintmark.vault.capture.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is paid on a visit.
 *
 * @param saving whether the card is kept for later
 * @param instrument the saved card that pays, and no other; null if the payer chooses
 */
public record Checkout(Sum sum, Saving saving, @Nullable String instrument) {
    /** Whether a card that is entered is kept. */
    public enum Saving {
        NEVER,
        /** If the payer agrees. */
        ASK,
        ALWAYS;

        /** As the API and the database write it. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of a stored name. */
        public static Saving of(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }

    /** The sum that the payer names; null where it is fixed. */
    public Sum.@Nullable Flexible flexible() {
        return sum instanceof Sum.Flexible open ? open : null;
    }

    /** Whether money is taken: nothing is where a card is to be saved with a sum of zero. */
    public boolean takesMoney() {
        return !(sum instanceof Sum.Fixed fixed && fixed.amount().isZero());
    }
}

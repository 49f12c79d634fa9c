package io.mintmark.vault.capture.application;

import io.mintmark.vault.capture.domain.Amount;
import io.mintmark.vault.card.application.EntryFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a payer says of a payment besides the card.
 *
 * @param sum how much; null where that is not the payer's to say
 * @param consent whether the card may be kept; null where that was not asked
 */
public record Wish(@Nullable TypedSum sum, @Nullable Boolean consent) {
    /** Nothing was asked. */
    public static final Wish NONE = new Wish(null, null);

    /** What is wrong with it. */
    List<EntryFault> faults() {
        return sum == null || sum.fault() == null ? List.of() : List.of(sum.fault());
    }

    /** The amount to pay, if the payer named one. */
    public @Nullable Amount amount() {
        return sum == null ? null : sum.amount();
    }

    /** Whether the payer ticked the box. */
    public boolean consents() {
        return Boolean.TRUE.equals(consent);
    }
}

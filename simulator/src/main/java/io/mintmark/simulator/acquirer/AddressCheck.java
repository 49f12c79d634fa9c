package io.mintmark.simulator.acquirer;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the address that came with a card compares with the issuer's: it fits, but for cards that say otherwise. */
final class AddressCheck {
    private static final String NOTHING_FITS = "4000000000000010";
    private static final Set<String> LINE_NEVER_FITS = Set.of(NOTHING_FITS, "4000000000000028");
    private static final Set<String> POSTAL_CODE_NEVER_FITS = Set.of(NOTHING_FITS, "4000000000000036");

    private AddressCheck() {}

    /** {@code Y} both fit, {@code A} the line alone, {@code Z} the postal code alone, {@code N} neither; null without any. */
    static @Nullable String of(PresentedCard card) {
        if (!card.hasAddress()) {
            return null;
        }
        boolean line = card.addressLine1() != null && !LINE_NEVER_FITS.contains(card.number());
        boolean postalCode = card.postalCode() != null && !POSTAL_CODE_NEVER_FITS.contains(card.number());
        if (line) {
            return postalCode ? "Y" : "A";
        }
        return postalCode ? "Z" : "N";
    }
}

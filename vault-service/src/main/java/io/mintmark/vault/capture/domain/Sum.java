package io.mintmark.vault.capture.domain;

import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much is to be paid. */
public sealed interface Sum {
    /** This much. */
    record Fixed(Amount amount) implements Sum {}

    /**
     * As much as the payer says.
     *
     * @param currencies at least one
     * @param min the least; null for anything above zero
     * @param max the most
     * @param suggested what the payer may just agree to
     */
    record Flexible(List<Currency> currencies, @Nullable Amount min, @Nullable Amount max, @Nullable Amount suggested)
            implements Sum {
        public Flexible {
            currencies = List.copyOf(currencies);
        }

        /** The currency to begin with. */
        public Currency first() {
            return suggested == null ? currencies.get(0) : suggested.currency();
        }
    }
}

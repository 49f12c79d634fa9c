package io.mintmark.session.sessions.domain;

import io.mintmark.session.money.domain.Money;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much a payer is asked for. */
public sealed interface Charge {
    /**
     * The amount to pay.
     *
     * @param entered what the payer entered, if anything
     * @return empty if that is not acceptable, or nothing was entered where something must be
     */
    Optional<Money> decide(@Nullable Money entered);

    /** The merchant says how much. */
    record Fixed(Money amount) implements Charge {
        @Override
        public Optional<Money> decide(@Nullable Money entered) {
            return entered == null || entered.equals(amount) ? Optional.of(amount) : Optional.empty();
        }
    }

    /**
     * The payer says how much.
     *
     * @param currencies to choose from, never empty
     * @param least the smallest amount, only where there is one currency
     * @param most the largest amount, only where there is one currency
     * @param suggested what the page starts with
     */
    record Flexible(List<Currency> currencies, @Nullable Money least, @Nullable Money most, @Nullable Money suggested)
            implements Charge {
        public Flexible {
            currencies = List.copyOf(currencies);
            if (currencies.isEmpty()) {
                throw new IllegalArgumentException("there is no amount without a currency");
            }
            if ((least != null || most != null) && currencies.size() > 1) {
                throw new IllegalArgumentException("bounds are in one currency");
            }
        }

        @Override
        public Optional<Money> decide(@Nullable Money entered) {
            return entered != null && allows(entered) ? Optional.of(entered) : Optional.empty();
        }

        /** Whether a payer may pay that. */
        public boolean allows(Money amount) {
            return amount.value() > 0
                    && currencies.contains(amount.currency())
                    && (least == null || amount.value() >= least.value())
                    && (most == null || amount.value() <= most.value());
        }
    }
}

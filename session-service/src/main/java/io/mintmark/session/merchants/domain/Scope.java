package io.mintmark.session.merchants.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an API key may do. */
public enum Scope {
    SESSIONS_WRITE,
    SESSIONS_READ,
    PAYMENTS_WRITE,
    PAYMENTS_READ,
    CUSTOMERS_WRITE,
    CUSTOMERS_READ,
    INSTRUMENTS_WRITE,
    INSTRUMENTS_READ,
    /** Sends card numbers server to server, which puts the merchant's own systems in PCI scope. */
    CARD_WRITE,
    /** Has stored card numbers sent to destinations that an operator approved for the merchant. */
    CARD_FORWARD,
    WEBHOOKS_WRITE,
    WEBHOOKS_READ;

    /** As keys and documents write it, for example {@code sessions:write}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /** Reads what {@link #label()} wrote. */
    public static Optional<Scope> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(scope -> scope.label().equals(label))
                .findFirst();
    }

    /** What a key may do unless told otherwise: everything that lets no card number in and none out. */
    public static List<Scope> usual() {
        return Arrays.stream(values())
                .filter(scope -> scope != CARD_WRITE && scope != CARD_FORWARD)
                .toList();
    }
}

package io.mintmark.networktoken.cards.domain;

import java.util.Arrays;
import java.util.Locale;

/** The status of a payment instrument, as far as provisioning cares. */
public enum CardStatus {
    ACTIVE,
    SUSPENDED,
    EXPIRED,
    DELETED,
    /** One that the vault has learned since. Nothing is provisioned for it. */
    OTHER;

    /** Reads the vault's word. Enumerations grow, so an unknown word is no fault. */
    public static CardStatus of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElse(OTHER);
    }

    /** The word that the API and the table use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

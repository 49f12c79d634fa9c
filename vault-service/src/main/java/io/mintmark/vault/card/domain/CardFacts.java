package io.mintmark.vault.card.domain;

import org.jspecify.annotations.Nullable;

/**
 * What may be known of a card outside the vault.
 *
 * @param brand such as {@code visa}, or {@code unknown}
 * @param bin first six digits
 * @param funding {@code credit}, {@code debit} or {@code prepaid}; null where the BIN table does not tell
 * @param country of the issuer, ISO 3166-1 alpha-2; null where the BIN table does not tell
 */
public record CardFacts(
        String brand,
        String last4,
        String bin,
        int expMonth,
        int expYear,
        @Nullable String funding,
        @Nullable String country) {}

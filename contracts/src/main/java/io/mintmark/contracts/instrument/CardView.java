package io.mintmark.contracts.instrument;

import org.jspecify.annotations.Nullable;

/**
 * What may be known of a card outside the vault. PCI DSS 3.4.1 lets at most the BIN and the last four be shown.
 *
 * @param brand such as {@code visa} or {@code mastercard}
 * @param funding {@code credit}, {@code debit} or {@code prepaid}, where the BIN table tells
 * @param country of the issuer, ISO 3166-1 alpha-2, where the BIN table tells
 * @param fingerprint equal for equal cards of one merchant, and of no meaning elsewhere
 */
public record CardView(
        String brand,
        String last4,
        String bin,
        int expMonth,
        int expYear,
        @Nullable String funding,
        @Nullable String country,
        String fingerprint,
        boolean expired,
        @Nullable NetworkTokenView networkToken) {}

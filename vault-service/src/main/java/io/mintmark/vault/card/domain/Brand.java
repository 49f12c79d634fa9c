package io.mintmark.vault.card.domain;

import java.util.Set;

/**
 * A card scheme.
 *
 * @param id as the API writes it
 * @param label as people write it
 * @param lengths how many digits its numbers have
 * @param grouping how people read its numbers, as lengths of groups such as {@code 4-6-5}
 * @param securityCodeDigits how long its security codes are
 */
public record Brand(String id, String label, Set<Integer> lengths, String grouping, int securityCodeDigits) {
    /** For numbers that no line of the table knows. */
    public static final Brand UNKNOWN =
            new Brand("unknown", "", Set.of(12, 13, 14, 15, 16, 17, 18, 19), "4-4-4-4-3", Brand.USUAL_CODE);

    /** Digits of a security code where the table says nothing else. */
    static final int USUAL_CODE = 3;

    public Brand {
        lengths = Set.copyOf(lengths);
        if (securityCodeDigits < SecurityCode.SHORTEST || securityCodeDigits > SecurityCode.LONGEST) {
            throw new IllegalArgumentException("a security code has 3 or 4 digits");
        }
    }
}

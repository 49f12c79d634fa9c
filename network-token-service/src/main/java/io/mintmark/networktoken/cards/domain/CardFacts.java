package io.mintmark.networktoken.cards.domain;

/**
 * What provisioning needs to know of a card before it asks the vault.
 *
 * @param brand such as {@code visa}
 * @param last4 four digits
 */
public record CardFacts(String brand, String last4, CardExpiry expiry) {
    public CardFacts {
        if (brand.isBlank()) {
            throw new IllegalArgumentException("a card has a brand");
        }
        if (!last4.matches("[0-9]{4}")) {
            throw new IllegalArgumentException("the last four are four digits");
        }
    }
}

package io.mintmark.vault.forward.domain;

import java.util.Arrays;
import java.util.Optional;

/** What a request may leave for the vault to fill in: {@code {{card.number}}} and so on. */
public enum Placeholder {
    CARD_NUMBER("card.number"),
    /** Two digits. */
    CARD_EXP_MONTH("card.exp_month"),
    /** Four digits. */
    CARD_EXP_YEAR("card.exp_year"),
    CARD_HOLDER_NAME("card.holder_name"),
    CARD_SECURITY_CODE("card.security_code"),
    /** Street and number of the billing address. */
    CARD_ADDRESS_LINE1("card.address_line1"),
    CARD_POSTAL_CODE("card.postal_code"),
    /** The number of the merchant for whom it is sent: nobody can send in another's name. */
    MERCHANT_ID("merchant.id");

    /** What no other text of a request may contain. */
    public static final String OPENING = "{{";

    private final String wireName;

    Placeholder(String wireName) {
        this.wireName = wireName;
    }

    /** The placeholder of a name as profiles write it. */
    public static Optional<Placeholder> of(String wireName) {
        return Arrays.stream(values())
                .filter(one -> one.wireName.equals(wireName))
                .findFirst();
    }

    /** Whether its value comes from a card. */
    public boolean isOfCard() {
        return this != MERCHANT_ID;
    }

    /** As it stands in a request: the whole of a string. */
    public String text() {
        return OPENING + wireName + "}}";
    }

    /** Without the braces. */
    public String wireName() {
        return wireName;
    }
}

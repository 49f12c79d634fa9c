package io.mintmark.vault.card.application;

/** What may be wrong with a card that a payer entered. The page has a sentence for each. */
public enum EntryFault {
    NUMBER_MISSING(Field.NUMBER),
    NUMBER_NOT_DIGITS(Field.NUMBER),
    NUMBER_LENGTH(Field.NUMBER),
    NUMBER_MISTYPED(Field.NUMBER),
    /** The sandbox takes test cards only. */
    NUMBER_NOT_TEST(Field.NUMBER),
    /** Live mode takes no test cards. */
    NUMBER_TEST(Field.NUMBER),
    /** The merchant does not take cards of this kind of funding. */
    KIND_NOT_ALLOWED(Field.NUMBER),
    EXPIRY_MISSING(Field.EXPIRY),
    EXPIRY_INVALID(Field.EXPIRY),
    EXPIRY_PAST(Field.EXPIRY),
    NAME_MISSING(Field.NAME),
    NAME_INVALID(Field.NAME);

    /** The fields of the form. */
    public enum Field {
        NUMBER,
        EXPIRY,
        NAME
    }

    private final Field field;

    EntryFault(Field field) {
        this.field = field;
    }

    /** Where the page shows it. */
    public Field field() {
        return field;
    }
}

package io.mintmark.vault.card.application;

/** What may be wrong with what a payer entered. The page has a sentence for each. */
public enum EntryFault {
    AMOUNT_MISSING(Field.AMOUNT),
    /** It is no number. */
    AMOUNT_INVALID(Field.AMOUNT),
    /** It has more decimals than its currency. */
    AMOUNT_DECIMALS(Field.AMOUNT),
    AMOUNT_ZERO(Field.AMOUNT),
    AMOUNT_TOO_SMALL(Field.AMOUNT),
    AMOUNT_TOO_LARGE(Field.AMOUNT),
    /** Session-service does not take it. */
    AMOUNT_NOT_ALLOWED(Field.AMOUNT),
    CURRENCY_NOT_ALLOWED(Field.CURRENCY),
    /** No saved card was chosen. */
    CHOICE_MISSING(Field.CHOICE),
    /** The chosen card was deleted meanwhile, or was never there, or cannot be used here. */
    CHOICE_GONE(Field.CHOICE),
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
    CODE_MISSING(Field.SECURITY_CODE),
    CODE_INVALID(Field.SECURITY_CODE),
    NAME_MISSING(Field.NAME),
    NAME_INVALID(Field.NAME),
    LINE1_MISSING(Field.LINE1),
    LINE1_INVALID(Field.LINE1),
    LINE2_INVALID(Field.LINE2),
    CITY_MISSING(Field.CITY),
    CITY_INVALID(Field.CITY),
    STATE_INVALID(Field.STATE),
    POSTAL_CODE_INVALID(Field.POSTAL_CODE),
    COUNTRY_MISSING(Field.COUNTRY);

    /** The fields of the form. */
    public enum Field {
        AMOUNT("amount"),
        CURRENCY("currency"),
        CHOICE("card"),
        NUMBER("number"),
        EXPIRY("expiry"),
        SECURITY_CODE("securityCode"),
        NAME("name"),
        LINE1("line1"),
        LINE2("line2"),
        CITY("city"),
        STATE("state"),
        POSTAL_CODE("postalCode"),
        COUNTRY("country");

        private final String id;

        Field(String id) {
            this.id = id;
        }

        /** Its name in the form, and its place on the page. */
        public String id() {
            return id;
        }
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

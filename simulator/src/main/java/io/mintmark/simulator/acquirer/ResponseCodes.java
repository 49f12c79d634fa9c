package io.mintmark.simulator.acquirer;

/** What operations are answered with, apart from what issuers say of cards; after ISO 8583, field 39. */
final class ResponseCodes {
    static final String APPROVED = "00";
    /** Nothing can be taken or given back of this amount, or in this currency. */
    static final String WRONG_AMOUNT = "13";
    /** Voided before, under another reference. */
    static final String VOIDED_BEFORE = "21";
    /** There is no such authorization. */
    static final String UNKNOWN = "25";
    /** The authorization stands where this cannot be done with it. */
    static final String NOT_POSSIBLE = "58";
    /** More than is left to take, or to give back. */
    static final String MORE_THAN_IS_LEFT = "61";

    /** The payer is not known for who they should be. */
    static final String NOT_AUTHENTICATED = "1A";
    /** Who the payer is could not be found out. */
    static final String NO_AUTHENTICATION = "6P";

    private ResponseCodes() {}
}

package io.mintmark.endtoend.payer;

/** What a payer types. */
public record PayerCard(String number, String expiry, String name, String securityCode) {
    /** A card of which only number and expiry matter. */
    public static PayerCard of(String number, String expiry) {
        return new PayerCard(number, expiry, "Ada Sample", "123");
    }

    /** The end of the number. */
    public String last4() {
        return number.substring(number.length() - 4);
    }
}

package io.mintmark.networktoken.cards.domain;

/** The vault's name for a stored card. */
public record PaymentInstrumentId(String value) {
    private static final String PREFIX = "pi_";

    public PaymentInstrumentId {
        if (!value.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a payment instrument's id starts with " + PREFIX);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.mintmark.platform.tenancy;

/** The number of a merchant. It comes from a credential or from an event, never from what a request says of itself. */
public record MerchantId(long value) {
    /** Reads the decimal form, as events carry it. */
    public static MerchantId of(String decimal) {
        return new MerchantId(Long.parseLong(decimal));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

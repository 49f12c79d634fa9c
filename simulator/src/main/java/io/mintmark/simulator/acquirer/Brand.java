package io.mintmark.simulator.acquirer;

import java.util.Locale;

/** Whose card it is, by its first digits. */
enum Brand {
    VISA,
    MASTERCARD,
    AMEX,
    OTHER;

    private static final int FIRST_OF_NEW_MASTERCARDS = 2221;
    private static final int LAST_OF_NEW_MASTERCARDS = 2720;
    private static final int FOUR = 4;

    /** @param bin the number, or at least its first four digits */
    static Brand of(String bin) {
        int first = Integer.parseInt(bin.substring(0, FOUR));
        if (bin.startsWith("4")) {
            return VISA;
        }
        if (bin.matches("5[1-5].*") || first >= FIRST_OF_NEW_MASTERCARDS && first <= LAST_OF_NEW_MASTERCARDS) {
            return MASTERCARD;
        }
        return bin.matches("3[47].*") ? AMEX : OTHER;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

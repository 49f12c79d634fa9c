package io.mintmark.local.client;

import java.util.List;
import java.util.Locale;

/** Numbers that payment companies publish for testing, of several brands; each is another card of a customer. */
final class TestCards {
    static final List<String> NUMBERS = List.of(
            "4242424242424242",
            "5555555555554444",
            "378282246310005",
            "4000056655665556",
            "6011111111111117",
            "2223003122003222",
            "4111111111111111",
            "5105105105105100",
            "371449635398431",
            "5200828282828210",
            "3056930009020004",
            "3566002020360505",
            "6200000000000005",
            "4012888888881881",
            "4539097887163333",
            "5100000000000008");

    static final String EXPIRY = "12/34";
    static final String HOLDER = "Ada Sample";
    static final String SECURITY_CODE = "123";

    /** The simulator's own Visa range, of which the sandbox takes every number. */
    private static final String SIMULATED = "999901";

    private static final int SERIALS = 1_000_000_000;

    private TestCards() {}

    /** One of a thousand million numbers that all differ, for who needs more cards than are published. */
    static String simulated(int serial) {
        if (serial < 0 || serial >= SERIALS) {
            throw new IllegalArgumentException("there is no simulated card " + serial);
        }
        String digits = SIMULATED + String.format(Locale.ROOT, "%09d", serial);
        return digits + checkDigit(digits);
    }

    /** By ISO/IEC 7812-1 annex B. */
    private static int checkDigit(String digits) {
        int sum = 0;
        for (int fromEnd = 0; fromEnd < digits.length(); fromEnd++) {
            int digit = digits.charAt(digits.length() - 1 - fromEnd) - '0';
            int weighed = fromEnd % 2 == 0 ? 2 * digit : digit;
            sum += weighed / 10 + weighed % 10;
        }
        return (10 - sum % 10) % 10;
    }
}

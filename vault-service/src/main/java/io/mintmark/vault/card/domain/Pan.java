package io.mintmark.vault.card.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A card number (ISO/IEC 7812). It never becomes text: it has no getter, prints as a mask, refuses serialisation and wipes
 * itself when closed. What it tells of itself is what PCI DSS 3.4.1 lets be shown.
 */
public final class Pan implements AutoCloseable {
    /** The shortest number that is issued. */
    public static final int SHORTEST = 12;
    /** The longest number that is issued. */
    public static final int LONGEST = 19;

    private static final int BIN = 6;
    private static final int LAST = 4;

    private final byte[] digits;
    private boolean closed;

    private Pan(byte[] digits) {
        this.digits = digits;
    }

    /** Takes a copy of 12 to 19 ASCII digits. */
    public static Pan of(byte[] digits) {
        return of(digits, 0, digits.length);
    }

    /** Takes a copy of a part of an array: 12 to 19 ASCII digits. */
    public static Pan of(byte[] source, int from, int to) {
        if (to - from < SHORTEST || to - from > LONGEST) {
            throw new IllegalArgumentException("a card number has 12 to 19 digits");
        }
        for (int i = from; i < to; i++) {
            if (source[i] < '0' || source[i] > '9') {
                throw new IllegalArgumentException("a card number has digits only");
            }
        }
        return new Pan(Arrays.copyOfRange(source, from, to));
    }

    /** How many digits it has. */
    public int length() {
        return open().length;
    }

    /** Whether its last digit is the check digit of the others (ISO/IEC 7812-1 annex B). */
    public boolean passesLuhn() {
        return Luhn.holds(open());
    }

    /** The first six digits. */
    public String bin() {
        return new String(open(), 0, BIN, StandardCharsets.US_ASCII);
    }

    /** The last four digits. */
    public String last4() {
        return new String(open(), digits.length - LAST, LAST, StandardCharsets.US_ASCII);
    }

    /** Lends the digits; they must not be kept beyond the call. */
    public <T> T lend(Function<byte[], T> use) {
        byte[] lent = open().clone();
        try {
            return use.apply(lent);
        } finally {
            Arrays.fill(lent, (byte) 0);
        }
    }

    /** The first digits as a number, as the BIN table compares them. */
    int prefix(int width) {
        byte[] source = open();
        int prefix = 0;
        for (int i = 0; i < width; i++) {
            prefix = prefix * 10 + source[i] - '0';
        }
        return prefix;
    }

    /** Whether it is one of these numbers, which are in order; for the list of published test cards only. */
    boolean isAnyOf(long[] sorted) {
        long number = 0;
        for (byte digit : open()) {
            number = number * 10 + digit - '0';
        }
        return Arrays.binarySearch(sorted, number) >= 0;
    }

    private byte[] open() {
        if (closed) {
            throw new IllegalStateException("this card number was wiped");
        }
        return digits;
    }

    /** Overwrites the digits. The virtual machine may still hold copies that its collector made: a known residual risk. */
    @Override
    public void close() {
        Arrays.fill(digits, (byte) 0);
        closed = true;
    }

    @Override
    public String toString() {
        return "[card number]";
    }

    /** Object identity only: comparing numbers is what fingerprints are for. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}

package io.mintmark.vault.card.domain;

import java.util.Arrays;
import java.util.function.Function;

/**
 * The three or four digits that are printed on a card and that nobody may keep (PCI DSS 3.3.1). Like the number it never
 * becomes text: it has no getter, prints as a mask, refuses serialisation and wipes itself when closed.
 */
public final class SecurityCode implements AutoCloseable {
    /** Digits of the shortest code. */
    public static final int SHORTEST = 3;
    /** Digits of the longest code. */
    public static final int LONGEST = 4;

    private final byte[] digits;
    private boolean closed;

    private SecurityCode(byte[] digits) {
        this.digits = digits;
    }

    /** Takes a copy of three or four ASCII digits. */
    public static SecurityCode of(byte[] digits) {
        if (digits.length < SHORTEST || digits.length > LONGEST || !areDigits(digits)) {
            throw new IllegalArgumentException("a security code has 3 or 4 digits");
        }
        return new SecurityCode(digits.clone());
    }

    /** Whether these are ASCII digits only. */
    public static boolean areDigits(byte[] text) {
        for (byte each : text) {
            if (each < '0' || each > '9') {
                return false;
            }
        }
        return true;
    }

    /** Lends the digits; they must not be kept beyond the call. */
    public <T> T lend(Function<byte[], T> use) {
        if (closed) {
            throw new IllegalStateException("this security code was wiped");
        }
        byte[] lent = digits.clone();
        try {
            return use.apply(lent);
        } finally {
            Arrays.fill(lent, (byte) 0);
        }
    }

    /** Overwrites the digits. */
    @Override
    public void close() {
        Arrays.fill(digits, (byte) 0);
        closed = true;
    }

    @Override
    public String toString() {
        return "[security code]";
    }

    /** Object identity only. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}

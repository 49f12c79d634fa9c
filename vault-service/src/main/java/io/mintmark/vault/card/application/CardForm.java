package io.mintmark.vault.card.application;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The posted form as bytes ({@code application/x-www-form-urlencoded}, WHATWG URL standard section 5), so that the number
 * never becomes a string. Close it to wipe what it decoded.
 */
final class CardForm implements AutoCloseable {
    private final byte[] body;
    private byte[] number = new byte[0];
    private byte[] securityCode = new byte[0];

    CardForm(byte[] body) {
        this.body = body;
    }

    /** What stands in the field for the number, without spaces and dashes. */
    byte[] number() {
        if (number.length == 0) {
            number = compact("number");
        }
        return number;
    }

    /** What stands in the field for the security code, without spaces. */
    byte[] securityCode() {
        if (securityCode.length == 0) {
            securityCode = compact("securityCode");
        }
        return securityCode;
    }

    private byte[] compact(String field) {
        byte[] raw = decoded(field);
        int kept = 0;
        byte[] digits = new byte[raw.length];
        for (byte each : withoutNoBreakSpaces(raw)) {
            if (each != ' ' && each != '-' && each != '\t' && each != 0) {
                digits[kept++] = each;
            }
        }
        byte[] exact = Arrays.copyOf(digits, kept);
        Arrays.fill(digits, (byte) 0);
        Arrays.fill(raw, (byte) 0);
        return exact;
    }

    /** What stands in another field, trimmed; empty if it was not sent. */
    String text(String field) {
        return new String(decoded(field), StandardCharsets.UTF_8).strip();
    }

    /** A pasted U+00A0 arrives as C2 A0. */
    private static byte[] withoutNoBreakSpaces(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == (byte) 0xC2 && bytes[i + 1] == (byte) 0xA0) {
                bytes[i] = ' ';
                bytes[i + 1] = ' ';
            }
        }
        return bytes;
    }

    private byte[] decoded(String field) {
        byte[] name = (field + "=").getBytes(StandardCharsets.US_ASCII);
        int from = 0;
        while (from < body.length) {
            int to = from;
            while (to < body.length && body[to] != '&') {
                to++;
            }
            if (startsWith(name, from, to)) {
                return decode(from + name.length, to);
            }
            from = to + 1;
        }
        return new byte[0];
    }

    private boolean startsWith(byte[] name, int from, int to) {
        return to - from >= name.length && Arrays.equals(body, from, from + name.length, name, 0, name.length);
    }

    private byte[] decode(int from, int to) {
        byte[] out = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            byte each = body[i];
            int high = each == '%' && i + 2 < to ? Character.digit(body[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(body[i + 2], 16) : -1;
            if (low >= 0) {
                each = (byte) (high << 4 | low);
                i += 2;
            } else if (each == '+') {
                each = ' ';
            }
            out[length++] = each;
        }
        byte[] exact = Arrays.copyOf(out, length);
        Arrays.fill(out, (byte) 0);
        return exact;
    }

    @Override
    public void close() {
        Arrays.fill(number, (byte) 0);
        Arrays.fill(securityCode, (byte) 0);
        Arrays.fill(body, (byte) 0);
    }
}

package io.mintmark.vault.forward.application;

import io.mintmark.vault.forward.application.Destinations.Reply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds a card number in the answer of a destination, in any member and any header field, passed on or not: plain, with
 * anything between its digits, backwards, packed two digits a byte, and all of that in UTF-16, hexadecimal, Base64, URL
 * encoding, JSON escapes or gzip, two layers deep. Who is determined to hide it can: an operator approves destinations.
 */
final class CardEcho {
    private static final int LAYERS = 2;

    private CardEcho() {}

    /** Whether the number of this card is in the answer. */
    static boolean isIn(Reply.Received received, CardValues values) {
        return values.numberIs(number -> isIn(whole(received), number));
    }

    private static byte[] whole(Reply.Received received) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        received.headers().forEach((name, value) -> {
            byte[] field = ("\n" + name + ": " + value).getBytes(StandardCharsets.UTF_8);
            whole.write(field, 0, field.length);
        });
        whole.write('\n');
        whole.write(received.body(), 0, received.body().length);
        return whole.toByteArray();
    }

    /** Whether these digits are in the text. */
    static boolean isIn(byte[] text, byte[] digits) {
        Needles needles = Needles.of(digits);
        return isIn(text, needles, LAYERS);
    }

    private static boolean isIn(byte[] text, Needles needles, int layers) {
        if (needles.areIn(text)) {
            return true;
        }
        return layers > 0 && Unwrapping.all(text).stream().anyMatch(unwrapped -> isIn(unwrapped, needles, layers - 1));
    }

    /**
     * What gives a number away.
     *
     * @param digits as they stand among digits alone: forwards, backwards, and as hexadecimal digits of ASCII
     * @param packed as they stand among bytes
     */
    private record Needles(byte[][] digits, byte[][] packed) {
        static Needles of(byte[] number) {
            byte[] backwards = new byte[number.length];
            byte[] hexadecimal = new byte[2 * number.length];
            for (int i = 0; i < number.length; i++) {
                backwards[number.length - 1 - i] = number[i];
                hexadecimal[2 * i] = '3';
                hexadecimal[2 * i + 1] = number[i];
            }
            return new Needles(
                    new byte[][] {number, backwards, hexadecimal}, new byte[][] {pack(number, 0), pack(number, 1)});
        }

        private static byte[] pack(byte[] number, int from) {
            byte[] packed = new byte[(number.length - from) / 2];
            for (int i = 0; i < packed.length; i++) {
                packed[i] = (byte) ((number[from + 2 * i] - '0') << 4 | number[from + 2 * i + 1] - '0');
            }
            return packed;
        }

        boolean areIn(byte[] text) {
            byte[] digitsOnly = digitsOf(text);
            return Arrays.stream(digits).anyMatch(needle -> contains(digitsOnly, needle))
                    || Arrays.stream(packed).anyMatch(needle -> contains(text, needle));
        }

        /** The digits of any script as ASCII, without what stands between them. */
        private static byte[] digitsOf(byte[] text) {
            ByteArrayOutputStream digits = new ByteArrayOutputStream();
            new String(text, StandardCharsets.UTF_8)
                    .codePoints()
                    .filter(Character::isDigit)
                    .forEach(digit -> digits.write('0' + Character.digit(digit, 10)));
            return digits.toByteArray();
        }
    }

    /** Whether the part stands somewhere in the text. */
    static boolean contains(byte[] text, byte[] part) {
        for (int from = 0; from + part.length <= text.length; from++) {
            if (text[from] == part[0] && Arrays.equals(text, from, from + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}

package io.mintmark.vault.forward.application;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Takes one layer of encoding off a text, in each way that there is anything to take off. */
final class Unwrapping {
    /** Beyond this many bytes nothing is inflated, however small it was. */
    private static final int LARGEST_INFLATED = 256 * 1024;

    private static final int SEXTETS = 4;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8};

    private Unwrapping() {}

    /** All that may be inside. */
    static List<byte[]> all(byte[] text) {
        List<byte[]> all = new ArrayList<>();
        Stream.of(percent(text), escapes(text)).filter(Objects::nonNull).forEach(all::add);
        IntStream.range(0, SEXTETS).forEach(skipped -> all.add(base64(text, skipped)));
        all.addAll(inflated(text));
        return all;
    }

    /** URL encoding; null where there is none. */
    private static byte @Nullable [] percent(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean changed = false;
        for (int i = 0; i < text.length; i++) {
            int value = text[i] == '%' ? hexadecimal(text, i + 1, 2) : -1;
            out.write(value < 0 ? text[i] : value);
            i += value < 0 ? 0 : 2;
            changed |= value >= 0;
        }
        return changed ? out.toByteArray() : null;
    }

    /** Escapes of JSON and JavaScript, the line breaks as spaces; null where there are none. */
    private static byte @Nullable [] escapes(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean changed = false;
        for (int i = 0; i < text.length; i++) {
            if (text[i] != '\\' || i + 1 == text.length) {
                out.write(text[i]);
                continue;
            }
            changed = true;
            i++;
            int digits = text[i] == 'u' ? 4 : text[i] == 'x' ? 2 : 0;
            int value = digits == 0 ? -1 : hexadecimal(text, i + 1, digits);
            if (value >= 0) {
                out.writeBytes(Character.toString(value).getBytes(StandardCharsets.UTF_8));
                i += digits;
            } else {
                out.write(text[i] == 'n' || text[i] == 'r' || text[i] == 't' ? ' ' : text[i]);
            }
        }
        return changed ? out.toByteArray() : null;
    }

    private static int hexadecimal(byte[] text, int from, int digits) {
        if (from + digits > text.length) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(text[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = 16 * value + digit;
        }
        return value;
    }

    /**
     * Base64 in either alphabet, of all runs of its characters one after another; spaces and line breaks end none.
     *
     * @param skipped characters of each run: a run may begin in mid-word
     */
    private static byte[] base64(byte[] text, int skipped) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
        int left = skipped;
        int bits = 0;
        int held = 0;
        for (byte character : text) {
            int value = sextet(character);
            if (value < 0 && character > ' ') {
                left = skipped;
                held = 0;
                // Nothing that stood apart grows together.
                out.write('|');
            } else if (value >= 0 && left > 0) {
                left--;
            } else if (value >= 0) {
                bits = bits << 6 | value;
                held += 6;
                if (held >= Byte.SIZE) {
                    held -= Byte.SIZE;
                    out.write(bits >> held);
                }
            }
        }
        return out.toByteArray();
    }

    private static int sextet(byte character) {
        if (character >= 'A' && character <= 'Z') {
            return character - 'A';
        }
        if (character >= 'a' && character <= 'z') {
            return character - 'a' + 26;
        }
        if (character >= '0' && character <= '9') {
            return character - '0' + 52;
        }
        return character == '+' || character == '-' ? 62 : character == '/' || character == '_' ? 63 : -1;
    }

    private static List<byte[]> inflated(byte[] text) {
        List<byte[]> inflated = new ArrayList<>();
        for (int from = 0; from + GZIP.length < text.length; from++) {
            if (text[from] == GZIP[0] && text[from + 1] == GZIP[1] && text[from + 2] == GZIP[2]) {
                inflated.add(inflate(new ByteArrayInputStream(text, from, text.length - from)));
            }
        }
        return inflated;
    }

    /** As far as it is sound. */
    private static byte[] inflate(InputStream member) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] part = new byte[8 * 1024];
        try (InputStream in = new GZIPInputStream(member)) {
            for (int read = in.read(part); read >= 0 && out.size() < LARGEST_INFLATED; read = in.read(part)) {
                out.write(part, 0, read);
            }
        } catch (IOException damaged) {
            // What came before the damage counts all the same.
            return out.toByteArray();
        }
        return out.toByteArray();
    }
}

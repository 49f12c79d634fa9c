package io.mintmark.endtoend.canary;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The twelve forms in which a number is looked for. */
enum Encoding {
    ASCII {
        @Override
        List<byte[]> of(String secret) {
            return List.of(ascii(secret));
        }
    },
    UTF_16LE {
        @Override
        List<byte[]> of(String secret) {
            return List.of(secret.getBytes(StandardCharsets.UTF_16LE));
        }
    },
    UTF_16BE {
        @Override
        List<byte[]> of(String secret) {
            return List.of(secret.getBytes(StandardCharsets.UTF_16BE));
        }
    },
    /** At each of the three alignments: the characters that no neighbour has a share in. */
    BASE64 {
        @Override
        List<byte[]> of(String secret) {
            return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                    .flatMap(encoder -> Stream.of(0, 1, 2).map(before -> aligned(encoder, secret, before)))
                    .toList();
        }
    },
    HEX_LOWER {
        @Override
        List<byte[]> of(String secret) {
            return List.of(ascii(HexFormat.of().formatHex(ascii(secret))));
        }
    },
    HEX_UPPER {
        @Override
        List<byte[]> of(String secret) {
            return List.of(ascii(HexFormat.of().withUpperCase().formatHex(ascii(secret))));
        }
    },
    /** Two digits a byte, from the first digit or from the second; only for digits. */
    BCD {
        @Override
        List<byte[]> of(String secret) {
            return DIGITS.matcher(secret).matches() ? List.of(packed(secret), packed(secret.substring(1))) : List.of();
        }
    },
    REVERSED {
        @Override
        List<byte[]> of(String secret) {
            return List.of(ascii(new StringBuilder(secret).reverse().toString()));
        }
    },
    SPACED {
        @Override
        List<byte[]> of(String secret) {
            return grouped(secret, " ");
        }
    },
    DASHED {
        @Override
        List<byte[]> of(String secret) {
            return grouped(secret, "-");
        }
    },
    /** Every character escaped, or those alone that must be, or the spaces between groups. */
    URL_ENCODED {
        @Override
        List<byte[]> of(String secret) {
            String escaped = "%" + HexFormat.ofDelimiter("%").formatHex(ascii(secret));
            List<byte[]> all = new ArrayList<>(List.of(ascii(escaped), ascii(escaped.toUpperCase(Locale.ROOT))));
            all.addAll(grouped(secret, "+"));
            all.addAll(grouped(secret, "%20"));
            String form = URLEncoder.encode(secret, StandardCharsets.US_ASCII);
            if (!form.equals(secret)) {
                all.add(ascii(form));
            }
            return all;
        }
    },
    /** Any of the others inside a gzip member, which the scan opens on its way. */
    GZIP {
        @Override
        List<byte[]> of(String secret) {
            return List.of();
        }
    };

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** The byte strings that give the secret away, doubles included. */
    abstract List<byte[]> of(String secret);

    /** What to look for: the secrets in every form, and where gzip members begin. */
    static List<Needle> needles(List<Secret> secrets) {
        List<Needle> needles = new ArrayList<>(List.of(new Needle("a gzip member", GZIP, GzipMember.BEGINNING)));
        for (Secret secret : secrets) {
            for (Encoding encoding : values()) {
                // As text only to find doubles.
                encoding.of(secret.text()).stream()
                        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                        .distinct()
                        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
                        .forEach(bytes -> needles.add(new Needle(secret.name(), encoding, bytes)));
            }
        }
        return needles;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] aligned(Base64.Encoder encoder, String secret, int before) {
        byte[] bytes = new byte[before + secret.length()];
        System.arraycopy(ascii(secret), 0, bytes, before, secret.length());
        byte[] encoded = encoder.encode(bytes);
        return Arrays.copyOfRange(encoded, (before * Byte.SIZE + 5) / 6, bytes.length * Byte.SIZE / 6);
    }

    private static byte[] packed(String digits) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i + 1 < digits.length(); i += 2) {
            bytes.write(Character.digit(digits.charAt(i), 10) << 4 | Character.digit(digits.charAt(i + 1), 10));
        }
        return bytes.toByteArray();
    }

    /** In groups of four, as American Express groups fifteen digits, and one by one. */
    private static List<byte[]> grouped(String secret, String between) {
        List<String> forms = new ArrayList<>(
                List.of(separated(secret, between, 4, 4, 4, 4, 4), separated(secret, between, ones(secret.length()))));
        if (secret.length() == 15) {
            forms.add(separated(secret, between, 4, 6, 5));
        }
        return forms.stream().map(Encoding::ascii).toList();
    }

    private static int[] ones(int count) {
        int[] ones = new int[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static String separated(String secret, String between, int... lengths) {
        List<String> groups = new ArrayList<>();
        int from = 0;
        for (int i = 0; from < secret.length(); i++) {
            int to = i < lengths.length ? Math.min(secret.length(), from + lengths[i]) : secret.length();
            groups.add(secret.substring(from, to));
            from = to;
        }
        return String.join(between, groups);
    }
}

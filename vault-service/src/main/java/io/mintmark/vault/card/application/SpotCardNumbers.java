package io.mintmark.vault.card.application;

import io.mintmark.vault.card.domain.BinTable;
import io.mintmark.vault.card.domain.Brand;
import io.mintmark.vault.card.domain.Pan;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells texts in which somebody wrote a card number, where there must be none: what is stored in the clear, and what is sent
 * on. It is a number of a scheme that the table knows, as long as its numbers are, with the right check digit, its digits
 * together or in groups. Other long numbers, such as times and references, mostly pass, and UUIDs always do: one in ten
 * thousand has such digits by chance.
 */
@ApplicationScoped
public class SpotCardNumbers {
    /** With at least one letter: what is all digits is looked at as digits. */
    private static final Pattern UUID = Pattern.compile(
            "(?i)(?<![0-9a-z])(?=[0-9-]{0,35}[a-f])[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])");

    private final BinTable bins;

    /** @param bins which schemes there are */
    public SpotCardNumbers(BinTable bins) {
        this.bins = bins;
    }

    /** Whether a card number stands there. */
    public boolean isIn(String text) {
        List<String> groups = new ArrayList<>();
        StringBuilder group = new StringBuilder();
        int between = 0;
        for (int character : UUID.matcher(text).replaceAll("uuid").codePoints().toArray()) {
            if (Character.isDigit(character)) {
                if (between > 1) {
                    groups.clear();
                }
                between = 0;
                group.append(Character.digit(character, 10));
                continue;
            }
            if (!group.isEmpty()) {
                groups.add(group.toString());
                if (endsWithACard(groups)) {
                    return true;
                }
                if (groups.size() == Pan.LONGEST) {
                    groups.remove(0);
                }
                group.setLength(0);
            }
            between += isSeparator(character) ? 1 : 2;
        }
        groups.add(group.toString());
        return endsWithACard(groups);
    }

    private static boolean isSeparator(int character) {
        return Character.isSpaceChar(character)
                || Character.getType(character) == Character.DASH_PUNCTUATION
                || character == '.'
                || character == '_';
    }

    /** Whether the last groups together are one: as many as are not too long. */
    private boolean endsWithACard(List<String> groups) {
        String digits = "";
        for (int first = groups.size() - 1; first >= 0; first--) {
            digits = groups.get(first) + digits;
            if (digits.length() > Pan.LONGEST) {
                return false;
            }
            if (digits.length() >= Pan.SHORTEST && isCard(digits)) {
                return true;
            }
        }
        return false;
    }

    private boolean isCard(String digits) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        digits.chars().forEach(bytes::write);
        try (Pan pan = Pan.of(bytes.toByteArray())) {
            if (!pan.passesLuhn()) {
                return false;
            }
            Brand brand = bins.brandOf(pan);
            return !brand.equals(Brand.UNKNOWN) && brand.lengths().contains(pan.length());
        }
    }
}

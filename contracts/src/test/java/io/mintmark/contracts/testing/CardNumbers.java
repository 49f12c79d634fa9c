package io.mintmark.contracts.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what should never be there: 12 to 19 digits that pass the Luhn check (ISO/IEC 7812-1 annex B). A UUID is no card
 * number, although one in a thousand has such digits: merchants use them as references.
 */
final class CardNumbers {
    private static final Pattern DIGITS = Pattern.compile("(?<![0-9A-Za-z])(?:[0-9][ -]?){11,18}[0-9](?![0-9A-Za-z])");

    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private CardNumbers() {}

    static boolean standsIn(JsonNode node) {
        if (node.isValueNode()) {
            Matcher matcher = DIGITS.matcher(UUID.matcher(node.asText()).replaceAll("uuid"));
            return matcher.results().anyMatch(found -> passesLuhn(found.group().replaceAll("[ -]", "")));
        }
        for (JsonNode child : node) {
            if (standsIn(child)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}

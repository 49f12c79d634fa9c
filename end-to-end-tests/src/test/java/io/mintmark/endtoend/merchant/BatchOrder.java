package io.mintmark.endtoend.merchant;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Many cards at once: different numbers of the simulator's own Visa range. */
public final class BatchOrder {
    private static final String PREFIX = "999901";

    private BatchOrder() {}

    /** The request with so many cards, always the same ones. */
    public static String json(int cards) {
        return IntStream.range(0, cards)
                .mapToObj(place ->
                        Json.object("uid", uid(place), "number", number(place), "expMonth", 12, "expYear", 2030))
                .collect(Collectors.joining(",", "{\"cards\": [", "]}"));
    }

    /** What the row at that place is called. */
    public static String uid(int place) {
        return "row-" + place;
    }

    /** With the check digit that ISO/IEC 7812-1 annex B asks for. */
    private static String number(int place) {
        String digits = PREFIX + "%09d".formatted(place);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? 2 * digit : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return digits + (10 - sum % 10) % 10;
    }
}

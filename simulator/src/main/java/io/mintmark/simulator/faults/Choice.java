package io.mintmark.simulator.faults;

import io.mintmark.simulator.answer.Refused;
import io.mintmark.simulator.answer.Refused.Reason;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A constant by the name that callers use. */
final class Choice {
    private Choice() {}

    /** @throws Refused with the names that there are */
    static <E extends Enum<E>> E of(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> lower(each).equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused(Reason.MALFORMED, "known are " + names(type)));
    }

    private static String names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Choice::lower).collect(Collectors.joining(", "));
    }

    private static String lower(Enum<?> each) {
        return each.name().toLowerCase(Locale.ROOT);
    }
}

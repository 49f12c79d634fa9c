package io.mintmark.local.bench.floor;

import io.mintmark.local.bench.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A recorded value with places in it for the values of others. */
final class Template {
    private final List<String> literals = new ArrayList<>();
    private final List<Integer> slots = new ArrayList<>();

    private Template(String text, Slots places) {
        Matcher tokens = Tokens.matcher(text);
        int from = 0;
        while (tokens.find()) {
            literals.add(text.substring(from, tokens.start()));
            slots.add(places.of(tokens.group()));
            from = tokens.end();
        }
        literals.add(text.substring(from));
    }

    static Template of(String text, Slots places) {
        return new Template(text, places);
    }

    IntStream slots() {
        return slots.stream().mapToInt(Integer::intValue);
    }

    boolean isConstant() {
        return slots.isEmpty();
    }

    String fill(@Nullable String[] values) {
        StringBuilder text = new StringBuilder(literals.get(0));
        for (int i = 0; i < slots.size(); i++) {
            text.append(values[slots.get(i)]).append(literals.get(i + 1));
        }
        return text.toString();
    }
}

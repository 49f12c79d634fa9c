package io.mintmark.local.bench.floor;

import io.mintmark.local.bench.sql.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A place for each token of a recorded flow: with other values in them, the same statements are another payer's. */
final class Slots {
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> recorded = new ArrayList<>();

    /** The place of a token, made if need be. */
    int of(String token) {
        return places.computeIfAbsent(token, fresh -> {
            recorded.add(fresh);
            return recorded.size() - 1;
        });
    }

    /** The values as they were recorded. */
    String[] asRecorded() {
        return recorded.toArray(String[]::new);
    }

    /** Each value with a name that is the same for everybody who has a value in its place. */
    static Map<String, String> names(String[] values) {
        Map<String, String> names = new HashMap<>();
        for (int slot = 0; slot < values.length; slot++) {
            names.put(values[slot], "<" + slot + ">");
        }
        return names;
    }

    /** No values yet. */
    String[] empty() {
        return new String[recorded.size()];
    }

    /** Fills these places with new values, where there is none yet. */
    void fill(String[] values, int[] wanted, SplittableRandom random) {
        long now = System.currentTimeMillis();
        for (int slot : wanted) {
            if (values[slot] == null) {
                values[slot] = Tokens.another(recorded.get(slot), random, now);
            }
        }
    }
}

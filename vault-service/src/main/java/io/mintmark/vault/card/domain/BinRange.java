package io.mintmark.vault.card.domain;

import org.jspecify.annotations.Nullable;

/**
 * One line of the BIN table: what is known of the numbers whose first six digits lie between the two.
 *
 * @param low first six digits, inclusive
 * @param high first six digits, inclusive
 * @param simulated whether the range is the card simulator's own
 */
record BinRange(
        int low, int high, String brand, @Nullable String funding, @Nullable String country, boolean simulated) {
    /** How many leading digits the table compares. */
    static final int WIDTH = 6;

    /**
     * Reads {@code low,high,brand,funding,country,note}: prefixes of up to six digits, funding and country may be empty,
     * the note {@code simulator} marks the simulator's own ranges.
     */
    static BinRange parse(String line) {
        String[] columns = line.split(",", -1);
        if (columns.length != 6) {
            throw new IllegalArgumentException("a line of the BIN table has six columns: " + line);
        }
        return new BinRange(
                widen(columns[0], '0'),
                widen(columns[1], '9'),
                columns[2].strip(),
                textOrNull(columns[3]),
                textOrNull(columns[4]),
                columns[5].strip().equals("simulator"));
    }

    boolean holds(int prefix) {
        return low <= prefix && prefix <= high;
    }

    int size() {
        return high - low;
    }

    private static int widen(String prefix, char filler) {
        StringBuilder wide = new StringBuilder(prefix.strip());
        while (wide.length() < WIDTH) {
            wide.append(filler);
        }
        return Integer.parseInt(wide.toString());
    }

    private static @Nullable String textOrNull(String column) {
        String text = column.strip();
        return text.isEmpty() ? null : text;
    }
}

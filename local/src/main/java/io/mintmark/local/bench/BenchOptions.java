package io.mintmark.local.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The command line of {@code ./run bench}.
 *
 * @param seconds how long each measurement takes
 * @param rate card saves a second in the open model
 * @param clients of the closed loops, each with a connection of its own
 * @param batchClients the same of those who send batches
 */
record BenchOptions(int seconds, int rate, int clients, int batchClients) {
    private static final String SECONDS = "--seconds";
    private static final String RATE = "--rate";
    private static final String CLIENTS = "--clients";
    private static final String BATCH_CLIENTS = "--batch-clients";
    private static final Map<String, Integer> MOST =
            Map.of(SECONDS, 900, RATE, 1_000, CLIENTS, 256, BATCH_CLIENTS, 256);

    /** @throws IllegalArgumentException with a message for the person who typed it */
    static BenchOptions parse(List<String> arguments) {
        Map<String, Integer> given = new HashMap<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            Integer most = MOST.get(option);
            if (most == null) {
                throw new IllegalArgumentException("unknown option " + option + "; see ./run --help");
            }
            given.put(option, number(option, rest, most));
        }
        return new BenchOptions(
                given.getOrDefault(SECONDS, 30),
                given.getOrDefault(RATE, 50),
                given.getOrDefault(CLIENTS, 16),
                given.getOrDefault(BATCH_CLIENTS, 2));
    }

    private static int number(String option, Iterator<String> rest, int most) {
        String given = rest.hasNext() ? rest.next() : "nothing";
        try {
            int value = Integer.parseInt(given);
            if (value >= 1 && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the same message.
        }
        throw new IllegalArgumentException(option + " takes a number from 1 to " + most + ", not " + given);
    }

    Duration time() {
        return Duration.ofSeconds(seconds);
    }

    /** The floor is measured before and after, and so twice. */
    Duration floorTime() {
        return Duration.ofMillis(Math.max(1_000, seconds * 500L));
    }

    /** Long enough for the second compiler to have seen what matters. */
    Duration warmUp() {
        return Duration.ofSeconds(Math.max(5, seconds));
    }
}

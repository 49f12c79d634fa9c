package io.mintmark.local;

import io.mintmark.local.plan.PortPlan;
import java.util.Iterator;
import java.util.List;

/** The command line of {@code ./run}. */
final class Arguments {
    private Arguments() {}

    /**
     * Applies the options to what is usual.
     *
     * @throws IllegalArgumentException with a message for the person who typed them
     */
    static ClusterOptions parse(List<String> arguments, ClusterOptions usual) {
        ClusterOptions options = usual;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            options = switch (option) {
                case "--replicas" -> options.withReplicas(number(option, rest, 1, PortPlan.MOST_REPLICAS));
                case "--port-base" -> options.withPortBase(number(option, rest, 1024, 65_535 - PortPlan.SPAN));
                case "--fresh" -> options.withFresh(true);
                default -> throw new IllegalArgumentException("unknown option " + option + "; see ./run --help");
            };
        }
        return options;
    }

    private static int number(String option, Iterator<String> rest, int least, int most) {
        String wanted = option + " takes a number from " + least + " to " + most;
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(wanted);
        }
        String given = rest.next();
        try {
            int value = Integer.parseInt(given);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(wanted + ", not " + given);
        }
        throw new IllegalArgumentException(wanted + ", not " + given);
    }
}

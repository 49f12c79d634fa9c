package io.mintmark.local.campaign;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * How a campaign is to go. The same seed plans the same steps, kills and faults; how they meet is up to the machine.
 *
 * @param seed what all chance follows from
 * @param steps payments, operations and checkouts in all
 * @param actors who make them at the same time
 * @param kills how often a process is ended by SIGKILL
 * @param chaosPercent of the requests to the acquirers that something happens to
 */
public record CampaignOptions(long seed, int steps, int actors, int kills, int chaosPercent) {
    /** Within which the books must agree after the last fault. */
    public static final Duration SETTLED_WITHIN = Duration.ofSeconds(120);

    private static final CampaignOptions USUAL = new CampaignOptions(20_261_127, 2_000, 8, 12, 15);

    /** @throws IllegalArgumentException with a message for the person who typed it */
    static CampaignOptions parse(List<String> arguments) {
        CampaignOptions options = USUAL;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            options = switch (option) {
                case "--seed" -> options.withSeed(number(option, rest, Integer.MAX_VALUE));
                case "--steps" -> options.withSteps(number(option, rest, 1_000_000));
                case "--kills" -> options.withKills(number(option, rest, 1_000));
                default -> throw new IllegalArgumentException("unknown option " + option + "; see ./run --help");
            };
        }
        return options;
    }

    private CampaignOptions withSeed(long other) {
        return new CampaignOptions(other, steps, actors, kills, chaosPercent);
    }

    private CampaignOptions withSteps(int other) {
        return new CampaignOptions(seed, other, actors, kills, chaosPercent);
    }

    private CampaignOptions withKills(int other) {
        return new CampaignOptions(seed, steps, actors, other, chaosPercent);
    }

    private static int number(String option, Iterator<String> rest, int most) {
        String given = rest.hasNext() ? rest.next() : "nothing";
        try {
            int value = Integer.parseInt(given);
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the same message.
        }
        throw new IllegalArgumentException(option + " takes a number up to " + most + ", not " + given);
    }
}

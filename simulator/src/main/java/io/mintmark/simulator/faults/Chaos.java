package io.mintmark.simulator.faults;

import io.mintmark.simulator.answer.Fields;
import io.mintmark.simulator.answer.Refused;
import io.mintmark.simulator.answer.Refused.Reason;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Faults that strike as if by chance. What happens to a request follows from the seed, its operation, its reference and how
 * often that came, and from nothing else: not from the order of requests, so that a run can be repeated.
 */
final class Chaos {
    private static final Pattern SEED = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final String seed;
    private final double rate;
    private final List<FaultMode> modes;
    private final long maxDelayMillis;
    private final Map<String, Integer> arrivals = new HashMap<>();
    private final Map<FaultMode, Integer> struck = new EnumMap<>(FaultMode.class);
    private int requests;

    Chaos(String seed, double rate, List<FaultMode> modes, long maxDelayMillis) {
        this.seed = seed;
        this.rate = rate;
        this.modes = List.copyOf(modes);
        this.maxDelayMillis = maxDelayMillis;
    }

    /** @throws Refused if it is no chaos that we can make */
    static Chaos of(Fields fields) {
        List<FaultMode> modes = fields.texts("modes", Fault.WORD).stream()
                .map(word -> Choice.of(FaultMode.class, word))
                .toList();
        if (modes.isEmpty() || modes.contains(FaultMode.OUTAGE)) {
            throw new Refused(Reason.MALFORMED, "/modes are one or more, and none that lasts");
        }
        return new Chaos(
                fields.textOrNumber("seed", SEED),
                fields.share("rate"),
                modes,
                fields.number("maxDelayMillis", Fault.MOST_MILLIS, 0L));
    }

    Optional<Fault> strike(Arrival arrival) {
        requests++;
        String name = arrival.operation().wireName() + "\n" + arrival.reference();
        Random random = random(name + "\n" + arrivals.merge(name, 1, Integer::sum));
        if (random.nextDouble() >= rate) {
            return Optional.empty();
        }
        FaultMode mode = modes.get(random.nextInt(modes.size()));
        struck.merge(mode, 1, Integer::sum);
        return Optional.of(Fault.once(arrival, mode, (long) (random.nextDouble() * (maxDelayMillis + 1))));
    }

    private Random random(String request) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((seed + "\n" + request).getBytes(StandardCharsets.UTF_8));
            return new Random(ByteBuffer.wrap(digest).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    JsonObject json() {
        JsonObject byMode = new JsonObject();
        struck.forEach((mode, times) -> byMode.put(mode.wireName(), times));
        return new JsonObject()
                .put("seed", seed)
                .put("rate", rate)
                .put(
                        "modes",
                        new JsonArray(modes.stream().map(FaultMode::wireName).toList()))
                .put("maxDelayMillis", maxDelayMillis)
                .put("requests", requests)
                .put("struck", byMode);
    }
}

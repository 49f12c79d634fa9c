package io.mintmark.simulator.faults;

import io.mintmark.simulator.answer.Fields;
import io.mintmark.simulator.answer.Refused;
import io.mintmark.simulator.answer.Refused.Reason;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An order for something to go wrong.
 *
 * @param times how often it strikes, unless it lasts
 * @param delayMillis for the modes that wait
 * @param durationMillis how long an outage lasts from the order on, however often it strikes
 * @param last4 strikes operations on cards that end so; null for all
 */
public record Fault(
        FaultOperation operation,
        FaultMode mode,
        int times,
        long delayMillis,
        long durationMillis,
        @Nullable String last4) {
    static final Pattern WORD = Pattern.compile("[a-z_]{1,20}");
    static final long MOST_MILLIS = 600_000;

    private static final Pattern LAST4 = Pattern.compile("[0-9]{4}");
    private static final long MOST_TIMES = 1_000_000;

    /** @throws Refused if it is no fault that we know */
    static Fault of(Fields fields) {
        Fault fault = new Fault(
                Choice.of(FaultOperation.class, fields.text("operation", WORD)),
                Choice.of(FaultMode.class, fields.text("mode", WORD)),
                (int) Math.max(1, fields.number("times", MOST_TIMES, 1L)),
                fields.number("delayMillis", MOST_MILLIS, 0L),
                fields.number("durationMillis", MOST_MILLIS, 0L),
                fields.optionalText("last4", LAST4));
        if (fault.lasts() != fault.durationMillis > 0) {
            throw new Refused(Reason.MALFORMED, "durationMillis belongs to an outage, and to nothing else");
        }
        return fault;
    }

    /** One that strikes that request alone. */
    static Fault once(Arrival arrival, FaultMode mode, long delayMillis) {
        return new Fault(arrival.operation(), mode, 1, delayMillis, 0, null);
    }

    /** Whether it strikes for a time instead of a number of times. */
    boolean lasts() {
        return mode == FaultMode.OUTAGE;
    }

    boolean strikes(Arrival arrival) {
        return operation.covers(arrival.operation()) && (last4 == null || last4.equals(arrival.last4()));
    }

    JsonObject json() {
        return new JsonObject()
                .put("operation", operation.wireName())
                .put("mode", mode.wireName())
                .put("times", times)
                .put("delayMillis", delayMillis)
                .put("durationMillis", durationMillis)
                .put("last4", last4);
    }
}

package io.mintmark.webhook.delivery.domain;

import io.mintmark.webhook.egress.domain.AttemptResult;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an attempt: 2xx is delivered, 410 ends the subscription, whatever else is tried again as long as
 * the schedule goes (redirects too, for they are never followed).
 *
 * @param state where the delivery goes
 * @param delay how long until the next attempt, if it goes back to pending
 * @param disablesEndpoint whether the receiver said that it is gone for good
 */
public record Verdict(DeliveryState state, @Nullable Duration delay, boolean disablesEndpoint) {
    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    public Verdict {
        if (!DeliveryState.LEASED.next().contains(state)) {
            throw new IllegalArgumentException("an attempt does not end " + state.label());
        }
        if ((state == DeliveryState.PENDING) != (delay != null)) {
            throw new IllegalArgumentException("only a pending delivery has a next time");
        }
    }

    /**
     * Judges an attempt.
     *
     * @param attempt its number, from 1
     * @param age of the delivery, by the database's clock
     * @param random uniform in [0, 1)
     */
    public static Verdict of(
            AttemptResult result, RetrySchedule schedule, int attempt, Duration age, DoubleSupplier random) {
        if (result instanceof AttemptResult.Answered answer) {
            if (answer.status() >= 200 && answer.status() < 300) {
                return new Verdict(DeliveryState.DELIVERED, null, false);
            }
            if (answer.status() == GONE) {
                return gone(schedule);
            }
            return retry(schedule, attempt, age, floorOf(answer), random);
        }
        if (result instanceof AttemptResult.Failed failure && failure.kind().isFinal()) {
            return new Verdict(DeliveryState.EXHAUSTED, null, false);
        }
        return retry(schedule, attempt, age, null, random);
    }

    /** A registered endpoint is disabled and keeps the delivery; a session's callback has nothing to disable. */
    private static Verdict gone(RetrySchedule schedule) {
        return schedule == RetrySchedule.ENDPOINT
                ? new Verdict(DeliveryState.HELD, null, true)
                : new Verdict(DeliveryState.EXHAUSTED, null, false);
    }

    private static @Nullable Duration floorOf(AttemptResult.Answered answer) {
        boolean mayAsk = answer.status() == TOO_MANY_REQUESTS || answer.status() == UNAVAILABLE;
        return mayAsk ? answer.retryAfter() : null;
    }

    private static Verdict retry(
            RetrySchedule schedule, int attempt, Duration age, @Nullable Duration floor, DoubleSupplier random) {
        return schedule.after(attempt, age, floor, random)
                .map(delay -> new Verdict(DeliveryState.PENDING, delay, false))
                .orElseGet(() -> new Verdict(DeliveryState.EXHAUSTED, null, false));
    }
}

package io.mintmark.local.bench;

import io.mintmark.local.bench.load.Measured;
import java.time.Duration;

/** How much may be expected of the next round: as much as the last one did. */
final class Throughput {
    private double perSecond;

    /** @param guess for the first round */
    Throughput(double guess) {
        this.perSecond = guess;
    }

    Measured of(Measured round) {
        perSecond = round.throughput();
        return round;
    }

    double in(Duration time) {
        return perSecond * time.toMillis() / 1e3;
    }
}

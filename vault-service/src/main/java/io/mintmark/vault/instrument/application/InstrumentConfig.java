package io.mintmark.vault.instrument.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long cards stay. */
@ConfigMapping(prefix = "mintmark.vault.instruments")
public interface InstrumentConfig {
    /** Life of an instrument with the storage {@code temporal}. */
    @WithDefault("PT24H")
    Duration temporalLifetime();

    /** How long a submitted card waits for its session's decision before it is shredded. */
    @WithDefault("PT5M")
    Duration stagedLifetime();

    /** How often what is over is shredded, or {@code off}. PCI DSS 3.2.1: nothing is kept for longer than it is needed. */
    @WithDefault("20s")
    String sweepEvery();

    /** How many rows one pass of a sweeper takes. */
    @WithDefault("200")
    int sweepBatch();
}

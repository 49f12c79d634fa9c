package io.mintmark.simulator.faults;

import org.jspecify.annotations.Nullable;

/**
 * A request that something may go wrong with.
 *
 * @param reference of the operation that it is, or asks about
 * @param last4 of the card that it is about, if that is known
 */
public record Arrival(FaultOperation operation, String reference, @Nullable String last4) {}

package io.mintmark.session.payments.api;

import io.mintmark.session.money.application.AmountRequest;
import org.jspecify.annotations.Nullable;

/**
 * How much is captured, given back or let go of.
 *
 * @param amount null for all that there is
 */
public record Share(@Nullable AmountRequest amount) {}

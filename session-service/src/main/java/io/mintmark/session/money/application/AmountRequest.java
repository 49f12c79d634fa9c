package io.mintmark.session.money.application;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An amount as a request gives it: {@code total} or {@code value}, and the currency.
 *
 * @param total in major units, as an exact decimal
 * @param value in minor units
 * @param currency ISO 4217
 */
public record AmountRequest(@Nullable BigDecimal total, @Nullable Long value, @Nullable String currency) {}

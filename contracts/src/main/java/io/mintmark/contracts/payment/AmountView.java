package io.mintmark.contracts.payment;

import java.math.BigDecimal;

/**
 * An amount of money, in both units.
 *
 * @param total in major units, with all the decimals of the currency: 100.00
 * @param value in minor units: 10000
 * @param currency ISO 4217
 */
public record AmountView(BigDecimal total, long value, String currency) {}

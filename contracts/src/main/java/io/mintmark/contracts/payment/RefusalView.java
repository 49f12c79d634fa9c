package io.mintmark.contracts.payment;

import org.jspecify.annotations.Nullable;

/**
 * Why a payment was refused.
 *
 * @param reason stable, for programs: {@code insufficient_funds}
 * @param retry whether to try again: {@code never}, {@code later}, or with {@code other_data}
 * @param acquirerCode the acquirer's own code (ISO 8583, field 39), where it gave one
 */
public record RefusalView(String reason, String retry, @Nullable String acquirerCode) {}

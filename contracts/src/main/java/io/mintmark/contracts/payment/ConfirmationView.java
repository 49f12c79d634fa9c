package io.mintmark.contracts.payment;

import java.time.Instant;

/**
 * The acquirer's consent.
 *
 * @param code its authorization code
 * @param acquirer which one it was
 */
public record ConfirmationView(String code, String acquirer, Instant approvedAt) {}

package io.mintmark.contracts.payment;

import java.time.Instant;

/**
 * Something done with a payment after its authorization.
 *
 * @param type {@code capture}, {@code refund} or {@code cancellation}
 * @param status {@code pending}, {@code succeeded} or {@code failed}
 */
public record OperationView(String id, String type, AmountView amount, String status, Instant at) {}

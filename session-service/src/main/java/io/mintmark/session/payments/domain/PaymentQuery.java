package io.mintmark.session.payments.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which of a merchant's payments are wanted; null means any.
 *
 * @param from created at or after
 * @param until created at or before
 */
public record PaymentQuery(
        long merchant,
        @Nullable String referenceId,
        @Nullable String invoiceNumber,
        @Nullable PaymentStatus status,
        @Nullable String customerId,
        @Nullable String sessionId,
        @Nullable String instrument,
        @Nullable String deviceId,
        @Nullable Instant from,
        @Nullable Instant until) {}

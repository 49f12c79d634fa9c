package io.mintmark.session.sessions.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which of a merchant's sessions to list; null means any.
 *
 * @param type {@code tokenization} or {@code checkout}
 * @param from earliest creation, inclusive
 * @param until latest creation, inclusive
 */
public record SessionQuery(
        long merchant,
        @Nullable String referenceId,
        @Nullable String type,
        @Nullable SessionStatus status,
        @Nullable String deviceId,
        @Nullable String customerId,
        @Nullable Instant from,
        @Nullable Instant until) {}

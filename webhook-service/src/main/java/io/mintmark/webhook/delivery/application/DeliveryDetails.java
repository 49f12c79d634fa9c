package io.mintmark.webhook.delivery.application;

import io.mintmark.webhook.delivery.domain.DeliveryState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as its merchant sees it.
 *
 * @param endpointId absent for a session's callback
 * @param sequence counts its changes from 1
 * @param attempt how often it was tried
 * @param lastStatus the HTTP status of the last answer
 * @param lastError why the last attempt had none
 * @param nextAttemptAt while it is pending
 */
public record DeliveryDetails(
        String id,
        String eventId,
        String eventType,
        @Nullable String endpointId,
        String url,
        DeliveryState state,
        long sequence,
        int attempt,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        Instant updatedAt,
        List<AttemptDetails> attempts) {
    public DeliveryDetails {
        attempts = List.copyOf(attempts);
    }

    /**
     * One attempt.
     *
     * @param status the HTTP status; absent without an answer
     * @param error why there was no answer, such as {@code timeout}
     * @param superseded whether its result came after the lease had passed on, and so changed nothing
     */
    public record AttemptDetails(
            int number,
            Instant at,
            @Nullable Integer status,
            @Nullable String error,
            int durationMs,
            boolean superseded) {}
}

package io.mintmark.webhook.delivery.application;

import io.mintmark.webhook.delivery.domain.RetrySchedule;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this process alone may attempt, for a while.
 *
 * @param leaseId proves it: a transition under any other lease changes nothing
 * @param attempt the number of this attempt, from 1
 * @param age of the delivery at the claim, by the database's clock
 * @param body the event's bytes
 * @param receiver the endpoint as it stands now; absent if it was removed, and for a session's callback
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Lease(
        String deliveryId,
        UUID leaseId,
        long merchant,
        String eventId,
        String eventType,
        @Nullable String endpointId,
        String url,
        String queue,
        int attempt,
        Duration age,
        byte[] body,
        @Nullable Receiver receiver) {

    /** The endpoint as read at the claim. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Receiver(String url, boolean enabled, byte[] sealedSecret) {}

    boolean isCallback() {
        return endpointId == null;
    }

    RetrySchedule schedule() {
        return isCallback() ? RetrySchedule.SESSION_CALLBACK : RetrySchedule.ENDPOINT;
    }
}

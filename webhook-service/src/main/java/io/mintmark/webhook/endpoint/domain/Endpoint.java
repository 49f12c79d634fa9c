package io.mintmark.webhook.endpoint.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a merchant wants to be told of what.
 *
 * @param merchant whose it is
 * @param eventTypes patterns, see {@link EventTypePattern}
 * @param sequence counts its changes from 1
 */
public record Endpoint(
        String id,
        long merchant,
        String url,
        List<String> eventTypes,
        @Nullable String description,
        EndpointStatus status,
        long sequence,
        Instant createdAt,
        Instant updatedAt) {
    public Endpoint {
        eventTypes = eventTypes.stream().distinct().toList();
    }

    /** A new endpoint, enabled. */
    public static Endpoint open(
            String id, long merchant, String url, List<String> eventTypes, @Nullable String description, Instant now) {
        return new Endpoint(id, merchant, url, eventTypes, description, EndpointStatus.ENABLED, 1, now, now);
    }

    /** The endpoint after a change; what the change leaves out stays, an empty description takes it away. */
    public Endpoint with(Change change, Instant now) {
        return new Endpoint(
                id,
                merchant,
                change.url() == null ? url : change.url(),
                change.eventTypes() == null ? eventTypes : change.eventTypes(),
                change.description() == null
                        ? description
                        : change.description().isEmpty() ? null : change.description(),
                change.status() == null ? status : change.status(),
                sequence + 1,
                createdAt,
                now);
    }

    /** What to change; null leaves as it is. */
    public record Change(
            @Nullable String url,
            @Nullable List<String> eventTypes,
            @Nullable String description,
            @Nullable EndpointStatus status) {}
}

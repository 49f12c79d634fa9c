package io.mintmark.webhook.endpoint.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code PATCH /v1/webhook-endpoints/{id}}: what is left out stays; an empty description takes it away. */
record ChangeEndpointRequest(
        @Nullable @Size(min = 1, max = 2048) String url,
        @Nullable @Size(min = 1, max = 64) List<@NotNull @Size(max = 100) String> eventTypes,
        @Nullable @Size(max = 500) String description,
        @Nullable @Pattern(regexp = "enabled|disabled", message = "unknown_status: Use enabled or disabled.") String status) {}

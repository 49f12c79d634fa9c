package io.mintmark.webhook.endpoint.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/webhook-endpoints}. */
record RegisterEndpointRequest(
        @NotBlank @Size(max = 2048) String url,
        @NotEmpty @Size(max = 64) List<@NotNull @Size(max = 100) String> eventTypes,
        @Nullable @Size(max = 500) String description) {}

package io.mintmark.session.merchants.api;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/merchants/{id}/api-keys}. Without scopes the key may do everything but send card numbers and have them sent. */
public record NewApiKey(@Size(min = 1, max = 20) @Nullable List<@Nullable String> scopes) {}

package io.mintmark.session.merchants.api;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code PATCH /v1/merchants/{id}}: what is given changes, what is left out stays. */
public record MerchantPatch(
        @Size(min = 1, max = 100) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String name,
        @Pattern(regexp = "active|disabled", message = "unsupported_value: Use active or disabled.") @Nullable String status,
        @Size(max = 20) @Nullable List<@Nullable String> embedOrigins,
        @Size(max = 20) @Nullable List<@Nullable String> redirectHosts,
        @Nullable Boolean threeDSecure,
        @Nullable Boolean skipCvcForOneClick) {}

package io.mintmark.session.merchants.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/merchants}. What is left out takes the default: no origins, every https host, 3-D Secure on, the
 * security code always asked.
 */
public record NewMerchant(
        @NotBlank @Size(max = 100) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String name,
        @Size(max = 20) @Nullable List<@Nullable String> embedOrigins,
        @Size(max = 20) @Nullable List<@Nullable String> redirectHosts,
        @Nullable Boolean threeDSecure,
        @Nullable Boolean skipCvcForOneClick) {}

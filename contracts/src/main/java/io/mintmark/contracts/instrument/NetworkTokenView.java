package io.mintmark.contracts.instrument;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The network token that stands for a card.
 *
 * @param status {@code pending}, {@code active}, {@code suspended}, {@code inactive} or {@code not_supported}
 * @param type {@code visa_token_service} or {@code mastercard_digital_enablement_service}
 */
public record NetworkTokenView(
        String id,
        String status,
        String type,
        @Nullable String tokenLast4,
        @Nullable Integer tokenExpMonth,
        @Nullable Integer tokenExpYear,
        @Nullable Instant provisionedAt) {}

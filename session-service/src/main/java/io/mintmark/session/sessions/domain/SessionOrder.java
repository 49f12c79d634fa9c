package io.mintmark.session.sessions.domain;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the merchant asked for; it never changes.
 *
 * @param referenceId the merchant's own name for the session, unique per merchant
 * @param customerId whom the card will belong to; null for nobody
 * @param deviceId the counter or terminal it was opened for, as the merchant names it
 * @param callbackUrl where the outcome is announced, besides the merchant's webhook endpoints
 */
public record SessionOrder(
        String referenceId,
        @Nullable String customerId,
        @Nullable String deviceId,
        TokenizationSettings tokenization,
        PageSettings page,
        Ending ending,
        @Nullable URI callbackUrl) {}

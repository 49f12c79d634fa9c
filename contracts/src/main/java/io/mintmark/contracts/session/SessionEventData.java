package io.mintmark.contracts.session;

import org.jspecify.annotations.Nullable;

/**
 * The data of every {@code session.*} event.
 *
 * @param session as the API shows it, without the payer's links
 * @param previousStatus its status before this change; absent when created
 * @param callbackUrl where the merchant wants to be told of the outcome; for webhook-service alone
 * @param change what {@code session.updated} is about: {@code opened}, {@code extended}, {@code processing},
 *     {@code requires_action} or {@code pending}; absent in the other events
 */
public record SessionEventData(
        SessionView session, @Nullable String previousStatus, @Nullable String callbackUrl, @Nullable String change) {
    public SessionEventData {
        session = session.withoutActions();
    }
}

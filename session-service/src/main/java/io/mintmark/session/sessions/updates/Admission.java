package io.mintmark.session.sessions.updates;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.sessions.domain.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * Who may watch which session.
 *
 * @param keyId the merchant's API key; null for the payer, who has the session's own token
 */
record Admission(SessionId session, MerchantId merchant, @Nullable String keyId) {
    boolean isPayer() {
        return keyId == null;
    }
}

package io.mintmark.session.sessions.domain;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the payer goes when the session has ended.
 *
 * @param defaultUrl after every end but one; null keeps the payer on our page
 * @param cancelUrl after the payer's own cancel; null means the default
 */
public record Ending(@Nullable URI defaultUrl, @Nullable URI cancelUrl) {
    /** A session that sends the payer nowhere, as one opened from a QR code at a counter. */
    public static final Ending NOWHERE = new Ending(null, null);

    /** The address for a session with this id that ended so, its id and status appended; null if there is none. */
    public @Nullable URI address(SessionId id, SessionStatus status, boolean calledOffByPayer) {
        URI target = calledOffByPayer && cancelUrl != null ? cancelUrl : defaultUrl;
        return target == null ? null : ReturnUrl.compose(target, id, status);
    }
}

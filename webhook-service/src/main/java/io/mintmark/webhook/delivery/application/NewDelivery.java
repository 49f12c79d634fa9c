package io.mintmark.webhook.delivery.application;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A delivery to be made.
 *
 * @param endpointId absent for a session's callback
 * @param queue who shares a place in the line: one endpoint, or the callbacks of one merchant to one host
 * @param held whether it waits for a recovery instead of going out
 */
public record NewDelivery(
        long merchant,
        String eventId,
        String eventType,
        @Nullable String endpointId,
        String url,
        String queue,
        boolean held) {
    /** A queue's name stands in an index, whose entries have a limit. */
    private static final int LONGEST_HOST = 300;

    /** To a registered endpoint; held while that is disabled. */
    public static NewDelivery toEndpoint(
            long merchant, String eventId, String eventType, String endpointId, String url, boolean enabled) {
        return new NewDelivery(merchant, eventId, eventType, endpointId, url, endpointId, !enabled);
    }

    /** To the address that a session names. */
    public static NewDelivery toCallback(long merchant, String eventId, String eventType, String url) {
        return new NewDelivery(merchant, eventId, eventType, null, url, "cb_" + merchant + "_" + host(url), false);
    }

    /** Only sorts: whether the URL is a target at all is decided at the attempt. */
    private static String host(String url) {
        try {
            String authority = URI.create(url).getRawAuthority();
            return authority == null || authority.length() > LONGEST_HOST ? "" : authority.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}

package io.mintmark.webhook.egress.application;

import java.util.Map;

/**
 * What goes out.
 *
 * @param headers besides those of HTTP itself
 * @param body sent as it stands
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy per attempt would cost for nothing
public record Message(Map<String, String> headers, byte[] body) {
    public Message {
        headers = Map.copyOf(headers);
    }
}

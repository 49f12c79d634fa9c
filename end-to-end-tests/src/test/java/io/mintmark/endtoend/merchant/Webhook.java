package io.mintmark.endtoend.merchant;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.mintmark.endtoend.cluster.Api;
import java.net.http.HttpHeaders;

/** A webhook as it arrived: headers and the very bytes of the body. */
public record Webhook(HttpHeaders headers, String body) {
    /** The receiver's key against doubles. */
    public String id() {
        return headers.firstValue("webhook-id").orElseThrow(() -> new AssertionError("no webhook-id"));
    }

    /** The event's type, as the body says it. */
    public String type() {
        return Api.parse(body).path("type").asText();
    }

    /**
     * The body, after the library of the Standard Webhooks project, which knows nothing of us, has accepted signature
     * and timestamp.
     */
    public JsonNode verified(String secret) {
        try {
            new com.standardwebhooks.Webhook(secret).verify(body, headers);
        } catch (WebhookVerificationException | EmptyWebhookSecretException refused) {
            throw new AssertionError("the webhook is not genuine", refused);
        }
        return Api.parse(body);
    }
}

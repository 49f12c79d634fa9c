package io.mintmark.webhook.endpoint.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Disables an endpoint on behalf of its receiver, in the transaction that notes the receiver's answer. */
public interface DisableEndpoint {
    /**
     * Disables it and publishes {@code webhook_endpoint.disabled}; nothing happens if it is disabled already or gone.
     *
     * @param reason such as {@code gone}
     */
    Uni<Void> disable(SqlConnection tx, String endpointId, String reason);
}

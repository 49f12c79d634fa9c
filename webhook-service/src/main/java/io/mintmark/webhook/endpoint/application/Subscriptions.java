package io.mintmark.webhook.endpoint.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** The register as the flows see it: within a transaction of the SQL client. */
public interface Subscriptions {
    /**
     * Who wants to be told.
     *
     * @param enabled whether deliveries to it go out; else they are held
     */
    record Subscription(String endpointId, String url, List<String> eventTypes, boolean enabled) {}

    /** The merchant's endpoints. */
    Uni<List<Subscription>> of(SqlConnection tx, MerchantId merchant);
}

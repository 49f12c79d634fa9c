package io.mintmark.local.bench.floor;

import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.Map;

/**
 * How the floor reaches its database: under the services' own roles, so that the same row-level security binds it.
 *
 * @param connections how many a service has
 * @param pace from the begin of one round of a service's relay to that of the next, at the least
 */
public record FloorAccess(
        String host, int port, String database, Map<String, String> passwordOfRole, int connections, Duration pace) {
    PgConnectOptions as(String role) {
        return new PgConnectOptions()
                .setHost(host)
                .setPort(port)
                .setDatabase(database)
                .setUser(role)
                .setPassword(passwordOfRole.get(role))
                .setCachePreparedStatements(true);
    }

    /** Keeps the passwords out of logs. */
    @Override
    public String toString() {
        return "FloorAccess[" + database + "]";
    }
}

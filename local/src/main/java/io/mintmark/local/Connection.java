package io.mintmark.local;

import io.mintmark.local.plan.Service;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * All that a client, a test or a fault injector needs to know of a running cluster; {@code connection.json} is this.
 *
 * @param baseUrl the gateway
 * @param operatorToken a JWT, renewed in the file before it expires
 * @param simulatorUrl the card world: acquirer and faults
 */
public record Connection(
        String baseUrl,
        long merchantId,
        String apiKeyId,
        String apiKeySecret,
        String callbackSecret,
        String operatorToken,
        String kafkaBootstrapServers,
        String simulatorUrl,
        Postgres postgres,
        long kafkaPid,
        long simulatorPid,
        Map<Service, List<Replica>> services) {

    /** How to reach the database as superuser. */
    public record Postgres(String host, int port, String database, String user, String password, long pid) {}

    /** One process of a service. */
    public record Replica(String url, String managementUrl, long pid) {}

    /** The processes of a service; the first is replica 1. */
    public List<Replica> replicas(Service service) {
        return services.getOrDefault(service, List.of());
    }

    /** The file's content. */
    String toJson() {
        return new JsonObject()
                .put("baseUrl", baseUrl)
                .put("merchantId", merchantId)
                .put("apiKeyId", apiKeyId)
                .put("apiKeySecret", apiKeySecret)
                .put("callbackSecret", callbackSecret)
                .put("operatorToken", operatorToken)
                .put("kafkaBootstrapServers", kafkaBootstrapServers)
                .put("simulatorUrl", simulatorUrl)
                .put(
                        "postgres",
                        new JsonObject()
                                .put("host", postgres.host())
                                .put("port", postgres.port())
                                .put("database", postgres.database())
                                .put("user", postgres.user())
                                .put("password", postgres.password())
                                .put("pid", postgres.pid()))
                .put("kafka", new JsonObject().put("pid", kafkaPid))
                .put("simulator", new JsonObject().put("pid", simulatorPid))
                .put("services", servicesJson())
                .encodePrettily();
    }

    private JsonObject servicesJson() {
        JsonObject all = new JsonObject();
        for (Service service : Service.values()) {
            JsonArray replicas = new JsonArray();
            replicas(service)
                    .forEach(replica -> replicas.add(new JsonObject()
                            .put("url", replica.url())
                            .put("managementUrl", replica.managementUrl())
                            .put("pid", replica.pid())));
            all.put(service.module(), replicas);
        }
        return all;
    }

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "Connection[" + baseUrl + ", merchant " + merchantId + "]";
    }
}

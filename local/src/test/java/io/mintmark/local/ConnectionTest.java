package io.mintmark.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.local.plan.Service;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private final Connection connection = new Connection(
            "http://127.0.0.1:8080",
            10001,
            "key_1",
            "mm_sandbox_secret",
            "whsec_callback",
            "operator.jwt",
            "127.0.0.1:8084",
            "http://127.0.0.1:8086",
            new Connection.Postgres("127.0.0.1", 8083, "mintmark", "postgres", "pg-password", 41),
            42,
            45,
            Map.of(
                    Service.VAULT,
                    List.of(
                            new Connection.Replica("http://127.0.0.1:8100", "http://127.0.0.1:8101", 43),
                            new Connection.Replica("http://127.0.0.1:8102", "http://127.0.0.1:8103", 44))));

    @Test
    void theFileHasTheAgreedShape() {
        // when
        JsonObject json = new JsonObject(connection.toJson());

        // then
        assertThat(json)
                .isEqualTo(
                        new JsonObject(
                                """
                {"baseUrl": "http://127.0.0.1:8080", "merchantId": 10001, "apiKeyId": "key_1",
                 "apiKeySecret": "mm_sandbox_secret", "callbackSecret": "whsec_callback",
                 "operatorToken": "operator.jwt", "kafkaBootstrapServers": "127.0.0.1:8084",
                 "simulatorUrl": "http://127.0.0.1:8086",
                 "postgres": {"host": "127.0.0.1", "port": 8083, "database": "mintmark", "user": "postgres",
                              "password": "pg-password", "pid": 41},
                 "kafka": {"pid": 42}, "simulator": {"pid": 45},
                 "services": {
                   "session-service": [],
                   "vault-service": [
                     {"url": "http://127.0.0.1:8100", "managementUrl": "http://127.0.0.1:8101", "pid": 43},
                     {"url": "http://127.0.0.1:8102", "managementUrl": "http://127.0.0.1:8103", "pid": 44}],
                   "network-token-service": [],
                   "webhook-service": []}}
                """));
    }

    @Test
    void printingItShowsNoSecret() {
        assertThat(connection).hasToString("Connection[http://127.0.0.1:8080, merchant 10001]");
    }
}

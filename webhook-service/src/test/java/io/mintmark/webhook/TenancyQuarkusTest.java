package io.mintmark.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.contracts.EventType;
import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.webhook.testing.Merchant;
import io.mintmark.webhook.testing.Published;
import io.mintmark.webhook.testing.Receiver;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TenancyQuarkusTest {
    @Test
    void whatBelongsToAnotherLooksAsIfItWereNot() {
        // given
        Merchant owner = Merchant.known();
        Merchant stranger = Merchant.known();
        try (Receiver receiver = Receiver.answering(200)) {
            Merchant.Endpoint endpoint = owner.listenAt(receiver.url(), "*");
            Published event =
                    Published.example(EventType.SESSION_CREATED, owner.id()).send();
            owner.awaitDelivery(event.id(), "delivered");
            String path = "/v1/webhook-endpoints/" + endpoint.id();

            // then
            stranger.call().get(path).then().statusCode(404);
            stranger.call().delete(path).then().statusCode(404);
            stranger.call()
                    .contentType("application/json")
                    .body("{\"status\":\"disabled\"}")
                    .patch(path)
                    .then()
                    .statusCode(404);
            stranger.call().get("/v1/events/" + event.id()).then().statusCode(404);
            assertThat(list(stranger, "/v1/webhook-endpoints")).isEmpty();
            assertThat(list(stranger, "/v1/events")).isEmpty();
            assertThat(list(stranger, "/v1/webhook-deliveries")).isEmpty();
            assertThat(list(stranger, "/v1/webhook-deliveries?endpoint=" + endpoint.id()))
                    .isEmpty();
            assertThat(list(stranger, "/v1/webhook-deliveries?event=" + event.id()))
                    .isEmpty();
            owner.call().get(path).then().statusCode(200);
            assertThat(list(owner, "/v1/webhook-deliveries?status=delivered&endpoint=" + endpoint.id()))
                    .hasSize(1);
            assertThat(list(owner, "/v1/webhook-deliveries?status=held")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook_endpoint", "webhook_event", "webhook_delivery", "webhook_attempt"})
    void aQueryWithoutItsConditionStillSeesOneMerchantAlone(String table) throws SQLException {
        // given
        Merchant one = Merchant.known();
        Merchant other = Merchant.known();
        for (Merchant merchant : List.of(one, other)) {
            try (Receiver receiver = Receiver.answering(200)) {
                merchant.listenAt(receiver.url(), "*");
                Published event = Published.example(EventType.SESSION_CREATED, merchant.id())
                        .send();
                merchant.awaitDelivery(event.id(), "delivered");
            }
        }

        // when
        String query = "select distinct merchant_id from " + table;

        // then
        assertThat(numbers("select set_config('app.merchant', '" + one.id() + "', false)", query))
                .containsExactly(one.id());
        assertThat(numbers("select set_config('app.merchant', '', false)", query))
                .isEmpty();
        assertThat(numbers("select 1", query)).isEmpty();
        assertThat(numbers("set role webhook_system", query)).contains(one.id(), other.id());
    }

    @Test
    void nobodyWritesARowOfAnotherMerchant() {
        assertThatThrownBy(() -> run(
                        "select set_config('app.merchant', '1', false)",
                        "insert into webhook_attempt (merchant_id, delivery_id, number, lease_id, status_code, started_at,"
                                + " duration_ms) values (2, 'dlv_x', 1, gen_random_uuid(), 200, now(), 1)"))
                .hasMessageContaining("row-level security");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update webhook_attempt set status_code = 200", "delete from webhook_attempt"})
    void anAttemptIsNeverChanged(String statement) {
        assertThatThrownBy(() -> run("select 1", statement)).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> run("set role webhook_system", statement)).hasMessageContaining("permission denied");
    }

    private static List<Object> list(Merchant merchant, String path) {
        JsonPath page =
                merchant.call().get(path).then().statusCode(200).extract().jsonPath();
        return page.getList("data");
    }

    private static void run(String first, String statement) throws SQLException {
        try (Connection connection = TestInfrastructure.asApplication("webhook");
                Statement sql = connection.createStatement()) {
            sql.execute(first);
            sql.execute(statement);
        }
    }

    private static List<Long> numbers(String first, String query) throws SQLException {
        try (Connection connection = TestInfrastructure.asApplication("webhook");
                Statement sql = connection.createStatement()) {
            sql.execute(first);
            List<Long> numbers = new ArrayList<>();
            try (ResultSet rows = sql.executeQuery(query)) {
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                }
            }
            return numbers;
        }
    }
}

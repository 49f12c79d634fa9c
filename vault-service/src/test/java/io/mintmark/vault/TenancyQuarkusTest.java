package io.mintmark.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.platform.database.Roles;
import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.platform.testing.TestPostgres;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.DestinationStub;
import io.mintmark.vault.testing.Rows;
import io.mintmark.vault.testing.SessionStub;
import io.mintmark.vault.testing.SessionStub.Answer;
import io.mintmark.vault.testing.Submitted;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TenancyQuarkusTest {
    private static final String TABLES =
            """
            select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'merchant_id'
            where n.nspname = 'vault' and c.relkind = 'r' and c.relname not in ('merchant_view')
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer",
                "merchant_key",
                "card_record",
                "record_key",
                "payment_instrument",
                "staged_card",
                "seal_use",
                "card_use",
                "capture"
            })
    void aQueryWithoutItsWhereStillSeesItsMerchantOnly(String table) throws SQLException {
        // given
        TestMerchant mine = merchantWithACard();
        TestMerchant other = merchantWithACard();
        assertThat(Rows.count(table, "merchant_id = ?", other.id())).isPositive();

        try (Connection application = TestInfrastructure.asApplication("vault");
                Statement statement = application.createStatement()) {
            // when
            long unset = Rows.number(application, "select count(*) from " + table);
            statement.execute("select set_config('app.merchant', '" + mine.id() + "', false)");
            long all = Rows.number(application, "select count(*) from " + table);
            long own = Rows.number(application, "select count(*) from " + table + " where merchant_id = " + mine.id());

            // then
            assertThat(unset).isZero();
            assertThat(own).isPositive();
            assertThat(all).isEqualTo(own);
            assertThat(deleted(statement, table, other)).isZero();
        }
    }

    /** How many rows of another merchant can be deleted: none, be it that none is seen or that none may go. */
    private static int deleted(Statement statement, String table, TestMerchant other) throws SQLException {
        try {
            return statement.executeUpdate("delete from " + table + " where merchant_id = " + other.id());
        } catch (SQLException refused) {
            assertThat(table).isEqualTo("card_use");
            assertThat(refused.getMessage()).contains("permission denied");
            return 0;
        }
    }

    @Test
    void everyTableOfTenantsHasTheSecondWall() throws SQLException {
        try (Connection superuser = TestInfrastructure.asSuperuser("vault")) {
            assertThat(Rows.number(superuser, TABLES)).isGreaterThan(6);
            assertThat(Rows.number(superuser, TABLES + " and not (c.relrowsecurity and c.relforcerowsecurity)"))
                    .isZero();
        }
    }

    @Test
    void aMerchantCannotWriteIntoAnothersRows() throws SQLException {
        // given
        TestMerchant mine = Api.merchant();
        TestMerchant other = Api.merchant();

        try (Connection application = TestInfrastructure.asApplication("vault");
                Statement statement = application.createStatement()) {
            statement.execute("select set_config('app.merchant', '" + mine.id() + "', false)");

            // when / then
            assertThatThrownBy(() -> statement.execute(
                            "insert into customer (id, merchant_id, reference_id, sequence, created_at, updated_at)"
                                    + " values ('cus_x', " + other.id() + ", 'x', 1, now(), now())"))
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void anotherServicesRoleCannotReadTheVault() throws SQLException {
        // given
        try (Connection superuser = TestPostgres.shared().superuser()) {
            Roles.of("neighbour").create(superuser, "for-tests-only", "for-tests-only");
        }

        try (Connection neighbour = DriverManager.getConnection(
                        TestPostgres.shared().jdbcUrl(), "neighbour_app", "for-tests-only");
                Statement statement = neighbour.createStatement()) {
            // when / then
            assertThatThrownBy(() -> statement.execute("select * from vault.card_record"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("set role vault_system"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aForeignInstrumentIsNotThere() {
        // given
        TestMerchant owner = Api.merchant();
        TestMerchant stranger = Api.merchant();
        String customer = Api.customer(owner);
        String strangersCustomer = Api.customer(stranger);
        String id = save(owner, customer);

        // when / then
        Api.as(stranger).get("/v1/payment-instruments/" + id).then().statusCode(404);
        Api.as(stranger)
                .delete("/v1/customers/" + customer + "/payment-instruments/" + id)
                .then()
                .statusCode(404);
        Api.as(stranger)
                .delete("/v1/customers/" + strangersCustomer + "/payment-instruments/" + id)
                .then()
                .statusCode(404);
        Api.as(owner)
                .delete("/v1/customers/" + Api.customer(owner) + "/payment-instruments/" + id)
                .then()
                .statusCode(404);
        Api.as(owner).get("/v1/payment-instruments/" + id).then().statusCode(200);
    }

    private static TestMerchant merchantWithACard() {
        TestMerchant merchant = Api.merchant();
        save(merchant, Api.customer(merchant));
        DestinationStub.shared().answers(200, "{}");
        Submitted.card(merchant, Api.MASTERCARD, "123").forward("ver_1").then().statusCode(200);
        return merchant;
    }

    /** Saves a card as payer and session do, and gives the instrument's id. */
    private static String save(TestMerchant merchant, String customer) {
        String session = Api.unique("ses_");
        Map<String, Object> capture = Api.capture(merchant, session);
        capture.put("customerId", customer);
        SessionStub.shared().answers(new Answer(500, "{}"));
        Api.submit(Api.link(capture), Api.VISA, "12%2F30", "Ana").then().statusCode(503);
        String staged =
                SessionStub.shared().asked().get(0).body().get("stagedCardId").asText();
        return Api.activate(merchant, staged, session).path("paymentInstrument.id");
    }
}

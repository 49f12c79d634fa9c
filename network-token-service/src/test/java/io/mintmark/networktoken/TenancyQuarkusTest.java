package io.mintmark.networktoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.platform.database.Roles;
import io.mintmark.platform.testing.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The second wall: what the service's own role can see when a statement forgets its merchant. */
@QuarkusTest
@QuarkusTestResource(
        value = TestInfrastructure.class,
        initArgs = @ResourceArg(name = "schema", value = "network_token"))
class TenancyQuarkusTest {
    private static final String WITHOUT_WHERE = "select payment_instrument from card order by payment_instrument";

    @BeforeEach
    void twoMerchantsHaveACard() throws SQLException {
        try (Connection superuser = TestInfrastructure.asSuperuser("network_token");
                Statement statement = superuser.createStatement()) {
            statement.execute("insert into card (merchant_id, payment_instrument, sequence, status, brand, last4,"
                    + " exp_month, exp_year) values (501, 'pi_tenancy_a', 1, 'active', 'visa', '1111', 12, 2028),"
                    + " (502, 'pi_tenancy_b', 1, 'active', 'visa', '1111', 12, 2028) on conflict do nothing");
        }
    }

    @Test
    void aQueryWithoutAWhereSeesItsMerchantAlone() throws SQLException {
        assertThat(seenAs("set app.merchant = '501'")).containsExactly("pi_tenancy_a");
        assertThat(seenAs("set app.merchant = '502'")).containsExactly("pi_tenancy_b");
    }

    @Test
    void whoNamesNoMerchantSeesNothing() throws SQLException {
        assertThat(seenAs("select 1")).isEmpty();
    }

    @Test
    void theSystemRoleSeesAll() throws SQLException {
        assertThat(seenAs("set role network_token_system")).contains("pi_tenancy_a", "pi_tenancy_b");
    }

    @Test
    void aRowCannotBeWrittenForAnotherMerchant() throws SQLException {
        try (Connection application = TestInfrastructure.asApplication("network_token");
                Statement statement = application.createStatement()) {
            statement.execute("set app.merchant = '501'");

            assertThatThrownBy(() -> statement.execute("insert into card (merchant_id, payment_instrument, sequence,"
                            + " status) values (502, 'pi_tenancy_c', 1, 'deleted')"))
                    .hasMessageContaining("row-level security");
            assertThat(statement.executeUpdate("delete from card where merchant_id = 502"))
                    .isZero();
        }
    }

    @Test
    void everyTableWithAMerchantForcesRowLevelSecurity() throws SQLException {
        try (Connection superuser = TestInfrastructure.asSuperuser("network_token")) {
            List<String> tables = column(
                    superuser,
                    "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid"
                            + " where c.relnamespace = 'network_token'::regnamespace and c.relkind = 'r'"
                            + " and a.attname = 'merchant_id' and c.relrowsecurity and c.relforcerowsecurity order by 1");

            assertThat(tables).containsExactly("card", "idempotency_record");
        }
    }

    @Test
    void theServicesRoleIsRefusedOnOtherSchemas() throws SQLException {
        try (Connection superuser = TestInfrastructure.asSuperuser("public")) {
            Roles.of("vault").create(superuser, "for-tests-only", "for-tests-only");
            superuser.createStatement().execute("create table if not exists vault.secret_of_another (a int)");
        }
        try (Connection application = TestInfrastructure.asApplication("network_token");
                Statement statement = application.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select * from vault.secret_of_another"))
                    .hasMessageContaining("permission denied for schema vault");
            assertThatThrownBy(() -> statement.execute("set role vault_system"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("alter table card disable row level security"))
                    .hasMessageContaining("must be owner");
        }
    }

    private static List<String> seenAs(String whom) throws SQLException {
        try (Connection application = TestInfrastructure.asApplication("network_token")) {
            application.createStatement().execute(whom);
            return column(application, WITHOUT_WHERE).stream()
                    .filter(instrument -> instrument.startsWith("pi_tenancy_"))
                    .toList();
        }
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (found.next()) {
                values.add(found.getString(1));
            }
            return values;
        }
    }
}

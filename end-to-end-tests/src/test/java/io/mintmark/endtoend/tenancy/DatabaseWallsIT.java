package io.mintmark.endtoend.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.local.plan.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The second wall: what the database itself refuses to the roles that the services run under. */
@Order(2)
@OnCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseWallsIT {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    /** Every replica keeps all merchants, with keyed hashes of their keys, to tell callers apart before it knows whose they are. */
    private static final String NO_TENANT_TABLE = "merchant_view";

    private final Platform platform;

    DatabaseWallsIT(Platform platform) {
        this.platform = platform;
    }

    /** A service's role before another service's schema. */
    record Neighbours(Service role, Service schema) {}

    @BeforeAll
    void twoMerchantsHaveRows() {
        try (MerchantSite site = new MerchantSite()) {
            var unused = List.of(Belongings.make(platform, site, "First"), Belongings.make(platform, site, "Second"));
        }
    }

    @ParameterizedTest
    @MethodSource("neighbours")
    void aServicesRoleIsRefusedOnOtherSchemas(Neighbours neighbours) throws SQLException {
        // given
        List<String> tables = tables(neighbours.schema());
        assertThat(tables).contains("outbox", "inbox", "merchant_view", "flyway_schema_history");

        try (Connection connection = connect(neighbours.role())) {
            for (String table : tables) {
                String name = neighbours.schema().schema() + "." + table;

                // when, then
                assertThat(refusal(connection, "select 1 from " + name))
                        .as("read " + name)
                        .isEqualTo(INSUFFICIENT_PRIVILEGE);
                assertThat(refusal(connection, "delete from " + name))
                        .as("delete " + name)
                        .isEqualTo(INSUFFICIENT_PRIVILEGE);
            }
            assertThat(refusal(connection, "set role " + neighbours.schema().schema() + "_system"))
                    .isEqualTo(INSUFFICIENT_PRIVILEGE);
            assertThat(refusal(connection, "set role " + neighbours.schema().schema() + "_owner"))
                    .isEqualTo(INSUFFICIENT_PRIVILEGE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aQueryWithoutItsWhereSeesOneMerchantAlone(Service service) throws SQLException {
        // given
        List<String> tables = tenantTables(service);
        assertThat(tables).isNotEmpty();

        try (Connection connection = connect(service)) {
            for (String table : tables) {
                String name = service.schema() + "." + table;
                List<String> all = merchantsIn(platform, name);
                for (String merchant : all) {
                    // when
                    Set<String> seen = seenAs(connection, merchant, name);

                    // then
                    assertThat(seen)
                            .as("merchants in " + name + " for one of them")
                            .isSubsetOf(merchant);
                }
                assertThat(seenAs(connection, "", name))
                        .as(name + " without a merchant")
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowLevelSecurityStandsUnderEveryTenantTableAndBindsItsOwnerToo(Service service) {
        // given
        List<String> tables = tenantTables(service);

        // when
        List<String> walled = platform.database()
                .texts(
                        "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                                + " where n.nspname = ? and c.relkind in ('r', 'p') and c.relrowsecurity and"
                                + " c.relforcerowsecurity",
                        service.schema());

        // then
        assertThat(walled).containsAll(tables);
    }

    @ParameterizedTest
    @EnumSource
    void theTablesThatTwoMerchantsUseHoldRowsOfBoth(Service service) {
        // when
        List<String> shared = tenantTables(service).stream()
                .filter(table ->
                        merchantsIn(platform, service.schema() + "." + table).size() > 1)
                .toList();

        // then
        assertThat(shared)
                .containsAll(
                        switch (service) {
                            case SESSION -> List.of("sessions");
                            case VAULT ->
                                List.of(
                                        "customer",
                                        "payment_instrument",
                                        "card_record",
                                        "record_key",
                                        "merchant_key",
                                        "capture");
                            case NETWORK_TOKEN -> List.of("card");
                            case WEBHOOK ->
                                List.of("webhook_endpoint", "webhook_event", "webhook_delivery", "webhook_attempt");
                        });
    }

    static Stream<Neighbours> neighbours() {
        return Arrays.stream(Service.values()).flatMap(role -> Arrays.stream(Service.values())
                .filter(schema -> schema != role)
                .map(schema -> new Neighbours(role, schema)));
    }

    private List<String> tables(Service service) {
        return platform.database()
                .texts(
                        "select table_name::text from information_schema.tables where table_schema = ? order by 1",
                        service.schema());
    }

    private List<String> tenantTables(Service service) {
        return platform.database()
                .texts(
                        "select table_name::text from information_schema.columns where table_schema = ?"
                                + " and column_name = 'merchant_id' and table_name <> ? order by 1",
                        service.schema(),
                        NO_TENANT_TABLE);
    }

    private static List<String> merchantsIn(Platform platform, String table) {
        return platform.database().texts("select distinct merchant_id from " + table + " where merchant_id <> 0");
    }

    private Connection connect(Service service) throws SQLException {
        String role = service.schema() + "_app";
        try {
            String password = Files.readString(platform.data().resolve("secrets/password-" + role))
                    .strip();
            return platform.database().connect(role, password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The merchants whose rows the query without a condition finds, with the merchant set as the services set it. */
    private static Set<String> seenAs(Connection connection, String merchant, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select set_config('app.merchant', '" + merchant + "', false)");
            try (ResultSet rows = statement.executeQuery("select distinct merchant_id from " + table)) {
                Set<String> merchants = new TreeSet<>();
                while (rows.next()) {
                    merchants.add(rows.getString(1));
                }
                return merchants;
            }
        }
    }

    /** The SQLSTATE with which the statement is refused, or {@code accepted}. */
    private static String refusal(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return "accepted";
        } catch (SQLException refused) {
            return String.valueOf(refused.getSQLState());
        }
    }
}

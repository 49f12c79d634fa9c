package io.mintmark.session.sessions.api;

import static io.mintmark.session.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.session.testing.Callers;
import io.mintmark.session.testing.Database;
import io.mintmark.session.testing.StubVault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
class ListQuarkusTest {
    private static List<String> open(TestMerchant merchant, int times) {
        List<String> latestFirst = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            latestFirst.add(0, Callers.open(merchant).getString("id"));
        }
        return latestFirst;
    }

    @Test
    void cursorsLeadThroughTheListWithoutGaps() {
        TestMerchant merchant = Callers.merchant();
        List<String> sessions = open(merchant, 5);

        List<String> seen = new ArrayList<>();
        Map<String, Object> parameters = new java.util.HashMap<>(Map.of("limit", 2));
        JsonPath page;
        do {
            page = as(merchant).queryParams(parameters).get("/v1/sessions").jsonPath();
            seen.addAll(page.getList("data.id", String.class));
            parameters.put("cursor", String.valueOf(page.getString("nextCursor")));
        } while (page.getBoolean("hasMore"));

        assertThat(seen).isEqualTo(sessions);
        as(merchant)
                .get("/v1/sessions?limit=2&type=tokenization")
                .then()
                .header("Link", matchesPattern("</v1/sessions\\?.*cursor=[A-Za-z0-9_-]+.*>; rel=\"next\""));
    }

    @Test
    void pagesAreCountedAsInTheSeed() {
        TestMerchant merchant = Callers.merchant();
        List<String> sessions = open(merchant, 3);

        as(merchant)
                .get("/v1/sessions?merchantId=" + merchant.id() + "&page=2&size=2")
                .then()
                .statusCode(200)
                .body("data.id", equalTo(sessions.subList(2, 3)))
                .body("page", is(2))
                .body("size", is(2))
                .body("total", is(3));
        as(merchant).get("/v1/sessions?page=9").then().body("data", empty()).body("total", is(3));
    }

    @Test
    void filtersNarrowTheList() {
        TestMerchant merchant = Callers.merchant();
        JsonPath plain = Callers.open(merchant);
        JsonPath device = Callers.open(merchant, "\"deviceId\": \"till 7\"");
        JsonPath customer = Callers.open(merchant, "\"customerId\": \"" + StubVault.CUSTOMER + "\"");
        as(merchant).post("/v1/sessions/" + plain.getString("id") + "/cancellations");

        assertFinds(merchant, Map.of("referenceId", plain.getString("referenceId")), plain);
        assertFinds(merchant, Map.of("deviceId", "till 7"), device);
        assertFinds(merchant, Map.of("customerId", StubVault.CUSTOMER), customer);
        assertFinds(merchant, Map.of("status", "canceled"), plain);
        assertFinds(merchant, Map.of("status", "pending", "type", "tokenization"), customer, device);
        assertFinds(merchant, Map.of("type", "checkout"));
        assertFinds(
                merchant,
                Map.of("minDate", device.getString("createdAt"), "maxDate", device.getString("expiresAt")),
                customer,
                device);
        assertFinds(merchant, Map.of("minDate", "2020-01-01", "maxDate", "2020-12-31"));
        assertFinds(merchant, Map.of("minDate", "2020-01-01", "maxDate", "2099-12-31"), customer, device, plain);
    }

    private static void assertFinds(TestMerchant merchant, Map<String, String> filters, JsonPath... sessions) {
        JsonPath list = as(merchant).queryParams(filters).get("/v1/sessions").jsonPath();
        assertThat(list.getList("data.id"))
                .as("%s", filters)
                .isEqualTo(java.util.Arrays.stream(sessions)
                        .map(session -> session.getString("id"))
                        .toList());
    }

    @Test
    void theListShowsNoSessionAsOpenWhoseTimeRanOut() {
        TestMerchant merchant = Callers.merchant();
        String session = Callers.open(merchant).getString("id");
        Database.runOut(session);

        as(merchant).get("/v1/sessions?status=expired").then().body("data.id", equalTo(List.of(session)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            minDate=2026-01-01                                    | 400 | incomplete_date_range
            maxDate=2026-01-01                                    | 400 | incomplete_date_range
            minDate=2026-01-02&maxDate=2026-01-01                 | 400 | invalid_date_range
            minDate=yesterday&maxDate=today                       | 400 | invalid_parameter
            page=1&cursor=x                                       | 400 | mixed_paging
            size=5&limit=5                                        | 400 | mixed_paging
            cursor=x                                              | 400 | invalid_cursor
            limit=0                                               | 400 | invalid_parameter
            limit=101                                             | 400 | invalid_parameter
            page=0                                                | 400 | invalid_parameter
            page=x                                                | 400 | invalid_parameter
            size=101                                              | 400 | invalid_parameter
            status=paid                                           | 400 | invalid_parameter
            type=refund                                           | 400 | invalid_parameter
            deviceId=a%00b                                        | 400 | invalid_parameter
            merchantId=1                                          | 404 | not_found
            """)
    void aBadParameterIsAProblem(String query, int status, String code) {
        TestMerchant merchant = Callers.merchant();

        as(merchant)
                .urlEncodingEnabled(false)
                .get("/v1/sessions?" + query)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "minDate=2026-01-01, #/maxDate",
        "maxDate=2026-01-01, #/minDate",
        "minDate=2026-01-02&maxDate=2026-01-01, #/minDate",
        "status=paid, #/status",
    })
    void aBadParameterIsNamed(String query, String pointer) {
        as(Callers.merchant())
                .get("/v1/sessions?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void aMerchantSeesNobodyElsesSessions() {
        TestMerchant one = Callers.merchant();
        TestMerchant other = Callers.merchant();
        List<String> ofOne = open(one, 2);
        open(other, 1);

        as(one).get("/v1/sessions").then().body("data.id", equalTo(ofOne));
        as(one).get("/v1/sessions?page=1").then().body("total", is(2));
    }

    @Test
    void aStatementWithoutWhereSeesItsOwnMerchantsRowsOnlyAndWithoutAMerchantNone() throws SQLException {
        TestMerchant one = Callers.merchant();
        TestMerchant other = Callers.merchant();
        open(one, 2);
        open(other, 1);

        try (Connection connection = TestInfrastructure.asApplication("session")) {
            connection.setAutoCommit(false);
            assertThat(number(connection, "select count(*) from sessions")).isZero();
            assertThat(number(connection, "select count(*) from merchants")).isZero();
            assertThat(number(connection, "select count(*) from api_keys")).isZero();
            assertThat(number(connection, "select count(set_config('app.merchant', '" + one.id() + "', true))"))
                    .isEqualTo(1);
            assertThat(number(connection, "select count(*) from sessions")).isEqualTo(2);
            assertThat(number(connection, "select count(distinct merchant_id) from sessions"))
                    .isEqualTo(1);
            assertThat(number(connection, "select count(*) from merchants")).isZero();
            try (Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate("update sessions set opened = opened"))
                        .isEqualTo(2);
            }
            connection.rollback();
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

package io.mintmark.vault.instrument;

import static io.mintmark.vault.testing.Api.as;
import static io.mintmark.vault.testing.Api.customer;
import static io.mintmark.vault.testing.Api.merchantWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SearchInstrumentsQuarkusTest {
    private static final String[] SCOPES = {
        "card:write", "instruments:read", "instruments:write", "customers:write", "customers:read"
    };

    private static JsonPath store(TestMerchant merchant, String number, String customer) {
        Map<String, Object> body =
                new HashMap<>(Map.of("card", Map.of("number", number, "expMonth", 12, "expYear", 2030)));
        if (!customer.isEmpty()) {
            body.put("customerId", customer);
        }
        return as(merchant)
                .body(body)
                .post("/v1/payment-instruments")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    @Test
    void cardsAreFoundByCustomerAndFingerprintPageByPage() {
        // given
        TestMerchant merchant = merchantWith(SCOPES);
        String customer = customer(merchant);
        String fingerprint = store(merchant, Api.VISA, "").getString("card.fingerprint");
        String oldest = store(merchant, Api.VISA, customer).getString("id");
        String youngest = store(merchant, Api.MASTERCARD, customer).getString("id");
        store(merchantWith(SCOPES), Api.VISA, "");

        // when / then
        String cursor = as(merchant)
                .get("/v1/payment-instruments?limit=1&customerId=" + customer)
                .then()
                .statusCode(200)
                .body("data.id", equalTo(java.util.List.of(youngest)))
                .body("hasMore", equalTo(true))
                .extract()
                .path("nextCursor");
        as(merchant)
                .get("/v1/payment-instruments?limit=1&customerId=" + customer + "&cursor=" + cursor)
                .then()
                .body("data.id", equalTo(java.util.List.of(oldest)))
                .body("hasMore", equalTo(false));
        as(merchant)
                .get("/v1/payment-instruments?fingerprint=" + fingerprint)
                .then()
                .body("data", hasSize(2));
        as(merchant)
                .get("/v1/payment-instruments?customerId=" + customer + "&fingerprint=" + fingerprint)
                .then()
                .body("data.id", equalTo(java.util.List.of(oldest)));
        as(merchant).get("/v1/payment-instruments").then().body("data", hasSize(3));
        as(merchantWith(SCOPES))
                .get("/v1/payment-instruments?customerId=" + customer)
                .then()
                .statusCode(200)
                .body("data", hasSize(0));
        as(merchant)
                .get("/v1/payment-instruments?cursor=made-up")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_cursor"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | instrument_by_age",
                "fingerprint = 'fp77' | instrument_by_fingerprint",
                "customer_id = 'none' | instrument_of_customer_by_age"
            })
    void aSearchAmongManyRowsGoesByAnIndex(String filter, String index) throws SQLException {
        // given
        Rows.change(
                """
                insert into payment_instrument (id, merchant_id, storage, status, brand, last4, bin, exp_month, exp_year,
                    fingerprint, fingerprint_version, sequence, created_at, updated_at)
                select 'many_' || each, 77, 'store', 'active', 'visa', '1111', '411111', 12, 2030, 'fp' || each, 1, 1,
                    now() - each * interval '1 second', now() from generate_series(1, 30000) each on conflict do nothing
                """);
        Rows.change("analyze payment_instrument");

        // when
        StringBuilder plan = new StringBuilder();
        try (Connection superuser = TestInfrastructure.asSuperuser("vault");
                Statement statement = superuser.createStatement();
                ResultSet lines =
                        statement.executeQuery("explain select * from payment_instrument where merchant_id = 77"
                                + " and (expires_at is null or expires_at > now()) and (created_at, id) < (now(), 'z') and "
                                + filter + " order by created_at desc, id desc limit 21")) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        Rows.change("delete from payment_instrument where merchant_id = 77");

        // then
        assertThat(plan.toString())
                .contains("using " + index)
                .doesNotContain("Sort")
                .doesNotContain("Seq Scan");
    }
}

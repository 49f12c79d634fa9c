package io.mintmark.vault.customer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.mintmark.platform.testing.TestKeys;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CustomersQuarkusTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
    private static final String FULL =
            """
            {"referenceId": "%s", "email": "ana@example.com", "firstName": "Ana", "lastName": "Pérez",
             "phone": "+598 99 123 456", "document": {"type": "CI", "number": "1.234.567-8"},
             "address": {"line1": "18 de Julio 1234", "city": "Montevideo", "postalCode": "11200", "country": "UY"},
             "metadata": {"tier": "gold"}}
            """;

    @Test
    void aCustomerIsKeptAsItWasSent() {
        // given
        TestMerchant merchant = Api.merchant();
        String reference = Api.unique("customer-");

        // when
        Response created = Api.as(merchant).body(FULL.formatted(reference)).post("/v1/customers");

        // then
        String id = created.then()
                .statusCode(201)
                .header("Location", startsWith("/v1/customers/cus_"))
                .extract()
                .path("id");
        Api.as(merchant)
                .get("/v1/customers/" + id)
                .then()
                .statusCode(200)
                .body("id", matchesPattern("cus_[0-9a-z]{26}"))
                .body("referenceId", equalTo(reference))
                .body("email", equalTo("ana@example.com"))
                .body("firstName", equalTo("Ana"))
                .body("lastName", equalTo("Pérez"))
                .body("phone", equalTo("+598 99 123 456"))
                .body("document.type", equalTo("CI"))
                .body("document.number", equalTo("1.234.567-8"))
                .body("address.line1", equalTo("18 de Julio 1234"))
                .body("address.line2", nullValue())
                .body("address.country", equalTo("UY"))
                .body("metadata.tier", equalTo("gold"))
                .body("createdAt", matchesPattern(TIME))
                .body("updatedAt", matchesPattern(TIME));
        assertThat(created.asString())
                .isEqualTo(Api.as(merchant).get("/v1/customers/" + id).asString());
    }

    @Test
    void aReferenceIsUniqueForItsMerchantAndFreeForOthers() {
        // given
        TestMerchant merchant = Api.merchant();
        TestMerchant other = Api.merchant();
        String body = "{\"referenceId\": \"" + Api.unique("customer-") + "\"}";
        Api.as(merchant).body(body).post("/v1/customers").then().statusCode(201);

        // when
        Response again = Api.as(merchant).body(body).post("/v1/customers");

        // then
        again.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("duplicate_reference"))
                .body("errors[0].pointer", equalTo("#/referenceId"))
                .body("errors[0].code", equalTo("duplicate_reference"));
        Api.as(other).body(body).post("/v1/customers").then().statusCode(201);
    }

    @Test
    void anIdempotencyKeyGivesTheSameCustomerAndRefusesAnotherBody() {
        // given
        TestMerchant merchant = Api.merchant();
        String body = "{\"referenceId\": \"" + Api.unique("customer-") + "\"}";
        String key = Api.unique("key-");
        String first = Api.as(merchant)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/customers")
                .path("id");

        // when
        Response again =
                Api.as(merchant).header("Idempotency-Key", key).body(body).post("/v1/customers");
        Response other = Api.as(merchant)
                .header("Idempotency-Key", key)
                .body("{\"referenceId\": \"another\"}")
                .post("/v1/customers");

        // then
        again.then().statusCode(201).body("id", equalTo(first));
        other.then().statusCode(422).body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void replacingACustomerReplacesEverything() {
        // given
        TestMerchant merchant = Api.merchant();
        String reference = Api.unique("customer-");
        String taken = Api.unique("customer-");
        String id = Api.as(merchant)
                .body(FULL.formatted(reference))
                .post("/v1/customers")
                .path("id");
        Api.as(merchant).body(Map.of("referenceId", taken)).post("/v1/customers");

        // when
        Response replaced = Api.as(merchant)
                .body(Map.of("referenceId", reference, "lastName", "Gómez"))
                .put("/v1/customers/" + id);
        Response duplicate = Api.as(merchant).body(Map.of("referenceId", taken)).put("/v1/customers/" + id);

        // then
        replaced.then()
                .statusCode(200)
                .body("lastName", equalTo("Gómez"))
                .body("email", nullValue())
                .body("document", nullValue())
                .body("metadata.size()", equalTo(0));
        duplicate.then().statusCode(409).body("code", equalTo("duplicate_reference"));
        Api.as(merchant).get("/v1/customers/" + id).then().body("referenceId", equalTo(reference));
    }

    @Test
    void theListPagesWithoutGapsTheYoungestFirstAndFiltersByReference() {
        // given
        TestMerchant merchant = Api.merchant();
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(0, Api.customer(merchant));
        }
        Api.as(merchant).body(Map.of("referenceId", "the-one")).post("/v1/customers");
        created.add(0, Api.as(merchant).get("/v1/customers?referenceId=the-one").path("data[0].id"));

        // when
        List<String> seen = new ArrayList<>();
        String cursor = "";
        boolean more = true;
        while (more) {
            Response page = Api.as(merchant).get("/v1/customers?limit=2" + cursor);
            page.then().statusCode(200).body("data", hasSize(2));
            seen.addAll(page.path("data.id"));
            more = page.path("hasMore");
            cursor = "&cursor=" + page.path("nextCursor");
        }

        // then
        assertThat(seen).isEqualTo(created);
        Api.as(merchant).get("/v1/customers?referenceId=the-one").then().body("data", hasSize(1));
        Api.as(merchant).get("/v1/customers?referenceId=nobody").then().body("data", hasSize(0));
        Api.as(merchant)
                .get("/v1/customers?cursor=made-up")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_cursor"));
        Api.as(merchant).get("/v1/customers?limit=101").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|422|#/referenceId|required",
                "{\"referenceId\": \" \"}|422|#/referenceId|required",
                "{\"referenceId\": \"a\", \"email\": \"nobody\"}|422|#/email|invalid_format",
                "{\"referenceId\": \"a\", \"address\": {\"country\": \"Uruguay\"}}|422|#/address/country|invalid_format",
                "{\"referenceId\": \"a\", \"document\": {\"type\": \"CI\"}}|422|#/document/number|required",
                "{\"referenceId\": \"a\", \"referenceID\": \"b\"}|400|#/referenceID|unknown_field",
            })
    void whatIsNotAcceptableIsRefusedWithAPointer(String body, int status, String pointer, String code) {
        // given
        TestMerchant merchant = Api.merchant();

        // when
        Response refused = Api.as(merchant).body(body).post("/v1/customers");

        // then
        refused.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code));
    }

    @Test
    void aForeignCustomerIsNotThere() {
        // given
        TestMerchant owner = Api.merchant();
        TestMerchant stranger = Api.merchant();
        String id = Api.customer(owner);
        String path = "/v1/customers/" + id;

        // when / then
        Api.as(stranger).get(path).then().statusCode(404).body("code", equalTo("not_found"));
        Api.as(stranger).body(Map.of("referenceId", "x")).put(path).then().statusCode(404);
        Api.as(stranger).delete(path).then().statusCode(404);
        Api.as(stranger).get(path + "/payment-instruments").then().statusCode(404);
        Api.as(stranger).get("/v1/customers").then().body("data.id", not(hasItem(id)));
        Api.as(owner).get(path).then().statusCode(200);
    }

    @Test
    void everyScopeOpensItsOwnDoorsOnly() {
        // given
        TestMerchant reader = Api.merchantWith("customers:read");
        TestMerchant writer = Api.merchantWith("customers:write");

        // when / then
        Api.as(reader).get("/v1/customers").then().statusCode(200);
        Api.as(reader)
                .body(Map.of("referenceId", "a"))
                .post("/v1/customers")
                .then()
                .statusCode(403);
        Api.as(reader).delete("/v1/customers/cus_x").then().statusCode(403);
        Api.as(reader).get("/v1/customers/cus_x/payment-instruments").then().statusCode(403);
        Api.as(reader).get("/v1/payment-instruments/pi_x").then().statusCode(403);
        Api.as(writer)
                .body(Map.of("referenceId", "a"))
                .post("/v1/customers")
                .then()
                .statusCode(201);
        Api.as(writer).get("/v1/customers").then().statusCode(403);
        given().get("/v1/customers").then().statusCode(401);
    }

    @Test
    void otherServicesLearnOfACustomerNoMoreThanItsName() {
        // given
        TestMerchant merchant = Api.merchant();
        String reference = Api.unique("customer-");
        String id = Api.as(merchant)
                .body(FULL.formatted(reference))
                .post("/v1/customers")
                .path("id");
        String path = "/internal/merchants/" + merchant.id() + "/customers/" + id;

        // when / then
        Api.asSession()
                .get(path)
                .then()
                .statusCode(200)
                .body("size()", equalTo(2))
                .body("id", equalTo(id))
                .body("referenceId", equalTo(reference));
        Api.asSession()
                .get("/internal/merchants/" + (merchant.id() + 1) + "/customers/" + id)
                .then()
                .statusCode(404);
        Api.as(merchant).get(path).then().statusCode(403);
        given().header("Authorization", "Bearer " + TestKeys.serviceToken("webhook", "vault"))
                .get(path)
                .then()
                .statusCode(403);
    }
}

package io.mintmark.vault.customer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.mintmark.platform.testing.TestKeys;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Session-service asks for the customer whom a merchant calls so; whoever is none yet becomes one. */
@QuarkusTest
class NamedCustomerQuarkusTest {
    private static final int AT_ONCE = 24;

    private static Response named(TestMerchant merchant, String reference) {
        return given().header("Authorization", "Bearer " + TestKeys.serviceToken("session", "vault"))
                .contentType("application/json")
                .body("{\"referenceId\": \"" + reference + "\"}")
                .post("/internal/merchants/" + merchant.id() + "/customers");
    }

    @Test
    void whoeverIsNoCustomerYetBecomesOne() {
        TestMerchant merchant = Api.merchant();
        String reference = Api.unique("shopper-");

        String id = named(merchant, reference)
                .then()
                .statusCode(200)
                .body("id", matchesPattern("cus_[0-9a-z]{26}"))
                .body("referenceId", equalTo(reference))
                .extract()
                .path("id");

        Api.as(merchant)
                .get("/v1/customers/" + id)
                .then()
                .statusCode(200)
                .body("referenceId", equalTo(reference))
                .body("email", nullValue());
        Api.as(merchant)
                .body("{\"referenceId\": \"" + reference + "\", \"firstName\": \"Ana\"}")
                .put("/v1/customers/" + id)
                .then()
                .statusCode(200)
                .body("firstName", equalTo("Ana"));
    }

    @Test
    void aCustomerThatThereIsIsFound() {
        TestMerchant merchant = Api.merchant();
        String reference = Api.unique("shopper-");
        String id = Api.as(merchant)
                .body("{\"referenceId\": \"" + reference + "\"}")
                .post("/v1/customers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        named(merchant, reference).then().statusCode(200).body("id", equalTo(id));
        named(Api.merchant(), reference).then().statusCode(200).body("id", matchesPattern("(?!" + id + ").*"));
    }

    @Test
    void ofManyWhoAskAtOnceAllHearOfTheSame() throws Exception {
        // given
        TestMerchant merchant = Api.merchant();
        String reference = Api.unique("shopper-");
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        Callable<String> asking = () ->
                named(merchant, reference).then().statusCode(200).extract().path("id");

        // when
        List<Future<String>> answers =
                threads.invokeAll(Stream.generate(() -> asking).limit(AT_ONCE).toList());
        Set<String> ids = new TreeSet<>();
        for (Future<String> answer : answers) {
            ids.add(answer.get());
        }
        threads.shutdown();

        // then
        assertThat(ids).hasSize(1);
        Api.as(merchant)
                .get("/v1/customers?referenceId=" + reference)
                .then()
                .statusCode(200)
                .body("data", hasSize(1));
    }

    @Test
    void nobodyElseMayAsk() {
        TestMerchant merchant = Api.merchant();

        given().header("Authorization", "Bearer " + TestKeys.serviceToken("webhook", "vault"))
                .contentType("application/json")
                .body("{\"referenceId\": \"shopper-1\"}")
                .post("/internal/merchants/" + merchant.id() + "/customers")
                .then()
                .statusCode(403);
        Api.as(merchant)
                .body("{\"referenceId\": \"shopper-1\"}")
                .post("/internal/merchants/" + merchant.id() + "/customers")
                .then()
                .statusCode(403);
    }
}

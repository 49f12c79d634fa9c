package io.mintmark.networktoken;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.mintmark.platform.merchant.MerchantDirectory;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = TestInfrastructure.class,
        initArgs = @ResourceArg(name = "schema", value = "network_token"))
class ServiceQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    MerchantDirectory merchants;

    @TestHTTPResource(value = "/health/ready", management = true)
    String ready;

    @Test
    void itIsReadyOnceItKnowsTheMerchants() {
        await().atMost(SOON)
                .untilAsserted(() -> given().get(ready).then().statusCode(200).body("status", equalTo("UP")));
    }

    @Test
    void itHearsOfMerchants() {
        TestMerchant merchant = TestMerchant.announce();

        await().atMost(SOON).untilAsserted(() -> assertThat(merchants.find(new MerchantId(merchant.id())))
                .hasValueSatisfying(
                        state -> assertThat(state.merchant().name()).isEqualTo("Test merchant " + merchant.id())));
    }

    @Test
    void whatItDoesNotOfferYetIsAProblemDocument() {
        given().get("/v1/network-tokens")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not_found"));
    }
}

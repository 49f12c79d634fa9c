package io.mintmark.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.platform.testing.ReferenceRules;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.URL;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReferenceQuarkusTest {
    @TestHTTPResource(value = "/openapi.json", management = true)
    URL document;

    @Test
    void everyOperationIsDescribedWithExamplesThatAreTrue() {
        ReferenceRules.of(RestAssured.get(document)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .check();
    }

    @Test
    void aCardThatWasThereAlreadyIsAnsweredLikeANewOne() {
        JsonPath responses =
                RestAssured.get(document).jsonPath().setRootPath("paths.'/v1/payment-instruments'.post.responses");

        assertThat(responses.getMap("'200'.content.'application/json'.schema"))
                .isNotEmpty()
                .isEqualTo(responses.getMap("'201'.content.'application/json'.schema"));
    }

    @Test
    void thePublicPortDoesNotServeIt() {
        RestAssured.get("/q/openapi.json").then().statusCode(404);
    }
}

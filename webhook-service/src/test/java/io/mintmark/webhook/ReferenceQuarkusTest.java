package io.mintmark.webhook;

import io.mintmark.platform.testing.ReferenceRules;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
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
    void thePublicPortDoesNotServeIt() {
        RestAssured.get("/q/openapi.json").then().statusCode(404);
    }
}

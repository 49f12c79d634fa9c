package io.mintmark.session;

import io.mintmark.platform.testing.ReferenceRules;
import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.session.testing.StubVault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URL;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
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

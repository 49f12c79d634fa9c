package io.mintmark.endtoend.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The checker finds what it is there to find. */
class ApiReferenceTest {
    private static final String JSON = "application/json";

    private final ApiReference reference = ApiReference.of(
            """
            {"openapi": "3.1.0", "paths": {"/v1/things/{id}": {"get": {"responses": {
               "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}},
              "delete": {"responses": {"204": {"description": "gone"}}}}},
             "components": {"schemas": {"Thing": {"type": "object", "required": ["id", "name"],
               "properties": {"id": {"type": "string"}, "name": {"type": ["string", "null"]}}}}}}
            """);

    @Test
    void whatTheReferenceSaysPasses() {
        assertThatCode(() -> {
                    reference.check(
                            "GET", "/v1/things/1?x=y", 200, JSON + ";charset=UTF-8", "{\"id\":\"1\",\"name\":null}");
                    reference.check("DELETE", "/v1/things/1", 204, null, "");
                    reference.check("GET", "/card/cap_1", 200, "text/html", "<p>");
                    reference.check("GET", "/v1/nothing", 404, "application/problem+json", "{}");
                    reference.check("PUT", "/v1/things/1", 405, "application/problem+json", "{}");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void anUnknownOperationFails() {
        fails("PUT", "/v1/things/1", 200, "{}", "knows no such operation");
        fails("GET", "/v1/nothing", 200, "{}", "knows no such operation");
        fails("GET", "/v1/things/1/more", 200, "{}", "knows no such operation");
    }

    @Test
    void anUnknownStatusFails() {
        fails("GET", "/v1/things/1", 409, "{}", "knows no such status");
    }

    @Test
    void aBodyThatDoesNotFitFails() {
        fails("GET", "/v1/things/1", 200, "{\"id\":\"1\"}", "'name'");
        fails("GET", "/v1/things/1", 200, "{\"id\":1,\"name\":\"n\"}", "/id");
        fails("GET", "/v1/things/1", 200, "{\"id\":\"1\",\"name\":\"n\",\"more\":1}", "'more'");
        fails("DELETE", "/v1/things/1", 204, "{}", "no body");
    }

    @Test
    void anotherMediaTypeFails() {
        assertThatThrownBy(() -> reference.check("GET", "/v1/things/1", 200, "text/plain", "hello"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("media type text/plain");
    }

    private void fails(String method, String path, int status, String body, String because) {
        assertThatThrownBy(() -> reference.check(method, path, status, JSON, body))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(because);
    }
}

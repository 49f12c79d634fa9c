package io.mintmark.local.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergedDocumentTest {
    private static final JsonObject PROBLEM = new JsonObject().put("type", "object");

    private static JsonObject document(String path, String tag, JsonObject problem) {
        return new JsonObject()
                .put("openapi", "3.1.0")
                .put("paths", new JsonObject().put(path, new JsonObject().put("get", new JsonObject())))
                .put("components", new JsonObject().put("schemas", new JsonObject().put("Problem", problem)))
                .put("tags", new io.vertx.core.json.JsonArray().add(new JsonObject().put("name", tag)));
    }

    @Test
    void whatTheServicesSayBecomesOneDocument() {
        // when
        JsonObject merged = MergedDocument.of(
                List.of(document("/v1/things", "Things", PROBLEM), document("/v1/events", "Events", PROBLEM)),
                "https://pay.example.com");

        // then
        assertThat(merged.getString("openapi")).isEqualTo("3.1.0");
        assertThat(merged.getJsonArray("servers").getJsonObject(0).getString("url"))
                .isEqualTo("https://pay.example.com");
        assertThat(merged.getJsonObject("paths").fieldNames()).containsExactly("/v1/events", "/v1/things");
        assertThat(merged.getJsonObject("components").getJsonObject("schemas"))
                .isEqualTo(new JsonObject().put("Problem", PROBLEM));
        assertThat(merged.getJsonArray("tags").getJsonObject(1).getString("name"))
                .isEqualTo("Things");
    }

    @Test
    void twoMeaningsOfOneNameAreRefused() {
        JsonObject other = new JsonObject().put("type", "string");

        assertThatThrownBy(() -> MergedDocument.of(
                        List.of(document("/v1/things", "Things", PROBLEM), document("/v1/events", "Events", other)),
                        "https://pay.example.com"))
                .hasMessage("two services mean different things by schemas/Problem");
    }

    @Test
    void aPathBelongsToOneService() {
        assertThatThrownBy(() -> MergedDocument.of(
                        List.of(document("/v1/things", "Things", PROBLEM), document("/v1/things", "Things", PROBLEM)),
                        "https://pay.example.com"))
                .hasMessage("two services serve /v1/things");
    }
}

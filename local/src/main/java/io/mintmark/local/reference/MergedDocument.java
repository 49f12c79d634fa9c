package io.mintmark.local.reference;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** One OpenAPI document out of those of the services. What two of them name alike must be alike. */
final class MergedDocument {
    private static final String DESCRIPTION =
            """
            Mintmark turns cards into tokens. A session opens a hosted page on which a payer enters a card; the merchant \
            gets a payment instrument, the token that stands for the card.

            Bodies are JSON in UTF-8. Times are RFC 3339 in UTC with milliseconds. Unknown fields are refused. Every \
            error is a problem document (RFC 9457) with a stable `code`. Every answer carries `Request-Id`.

            `Idempotency-Key` makes a POST safe to repeat. Lists come page by page: pass `nextCursor` on as `cursor` \
            while `hasMore` is true.""";

    private final Map<String, JsonObject> paths = new TreeMap<>();
    private final Map<String, Map<String, Object>> components = new TreeMap<>();
    private final Map<String, JsonObject> tags = new TreeMap<>();

    private MergedDocument() {}

    /**
     * Merges.
     *
     * @throws IllegalStateException where two documents say different things under one name
     */
    static JsonObject of(Collection<JsonObject> documents, String baseUrl) {
        MergedDocument merged = new MergedDocument();
        documents.forEach(merged::add);
        return merged.toJson(baseUrl);
    }

    private void add(JsonObject document) {
        document.getJsonObject("paths", new JsonObject()).forEach(path -> {
            if (paths.put(path.getKey(), (JsonObject) path.getValue()) != null) {
                throw new IllegalStateException("two services serve " + path.getKey());
            }
        });
        document.getJsonObject("components", new JsonObject()).forEach(kind -> {
            Map<String, Object> named = components.computeIfAbsent(kind.getKey(), first -> new TreeMap<>());
            ((JsonObject) kind.getValue()).forEach(one -> {
                Object other = named.putIfAbsent(one.getKey(), one.getValue());
                if (other != null && !other.equals(one.getValue())) {
                    throw new IllegalStateException(
                            "two services mean different things by " + kind.getKey() + "/" + one.getKey());
                }
            });
        });
        document.getJsonArray("tags", new JsonArray())
                .forEach(tag -> tags.put(((JsonObject) tag).getString("name"), (JsonObject) tag));
    }

    private JsonObject toJson(String baseUrl) {
        JsonObject all = new JsonObject();
        paths.forEach(all::put);
        JsonObject named = new JsonObject();
        components.forEach((kind, members) -> {
            JsonObject object = new JsonObject();
            members.forEach(object::put);
            named.put(kind, object);
        });
        JsonArray list = new JsonArray();
        tags.values().forEach(list::add);
        return new JsonObject()
                .put("openapi", "3.1.0")
                .put(
                        "info",
                        new JsonObject()
                                .put("title", "Mintmark")
                                .put("version", "v1")
                                .put("description", DESCRIPTION)
                                .put(
                                        "license",
                                        new JsonObject()
                                                .put("name", "Apache-2.0")
                                                .put("identifier", "Apache-2.0")))
                .put("servers", new JsonArray().add(new JsonObject().put("url", baseUrl)))
                .put("tags", list)
                .put("paths", all)
                .put("components", named);
    }
}

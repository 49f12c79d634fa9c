package io.mintmark.simulator.acquirer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.TreeMap;

/** The same text for the same JSON, whatever the order of members and the space between them. */
final class CanonicalJson {
    private CanonicalJson() {}

    static String of(JsonObject json) {
        return ((JsonObject) sorted(json)).encode();
    }

    private static Object sorted(Object value) {
        if (value instanceof JsonObject object) {
            TreeMap<String, Object> members = new TreeMap<>();
            object.forEach(member -> {
                // A member that is null says as much as none.
                if (member.getValue() != null) {
                    members.put(member.getKey(), sorted(member.getValue()));
                }
            });
            return new JsonObject(members);
        }
        if (value instanceof JsonArray array) {
            JsonArray all = new JsonArray();
            array.forEach(each -> all.add(each == null ? null : sorted(each)));
            return all;
        }
        return value;
    }
}

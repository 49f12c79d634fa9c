package io.mintmark.endtoend.merchant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A session that was opened.
 *
 * @param link where the payer is sent
 * @param links the ways into it, by their methods in {@code actions}
 */
public record Session(String id, String link, Map<String, String> links) {
    static Session of(JsonNode answer) {
        Map<String, String> links = new LinkedHashMap<>();
        answer.path("actions")
                .forEach(action -> links.put(
                        action.path("method").asText(), action.path("href").asText()));
        String link = links.get("REDIRECT");
        if (link == null) {
            throw new AssertionError("no REDIRECT link in " + answer);
        }
        return new Session(answer.path("id").asText(), link, Map.copyOf(links));
    }

    /** One of the ways into it, which must be there. */
    public String link(String rel) {
        String link = links.get(rel);
        if (link == null) {
            throw new AssertionError("no " + rel + " among " + links.keySet());
        }
        return link;
    }
}

package io.mintmark.endtoend.merchant;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A session that was opened.
 *
 * @param link where the payer is sent
 */
public record Session(String id, String link) {
    static Session of(JsonNode answer) {
        String link = Json.elements(answer.path("actions")).stream()
                .filter(action -> action.path("rel").asText().equals("REDIRECT"))
                .map(action -> action.path("href").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no REDIRECT link in " + answer));
        return new Session(answer.path("id").asText(), link);
    }
}

package io.mintmark.endtoend.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What shuts people out of a page, as axe-core finds it by its rules for WCAG 2.2 and best practice. Its own runner loads
 * axe-core anew for every question, and once more into a tab of its own, for pages in frames of other origins; ours have
 * none, so once a page is enough.
 */
final class Accessibility {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private Accessibility() {}

    /** The grave faults of the page as it is, in words. */
    static List<String> graveFaults(Page page) {
        return faults(page, "{resultTypes: ['violations']}");
    }

    /** Colours alone; the rest does not change with the theme. */
    static List<String> tooLittleContrast(Page page) {
        return faults(page, "{resultTypes: ['violations'], runOnly: ['color-contrast']}");
    }

    private static List<String> faults(Page page, String options) {
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        Object violations =
                page.evaluate("axe.run(document, " + options + ").then(results => JSON.stringify(results.violations))");
        return described(violations.toString());
    }

    private static List<String> described(String violations) {
        return elements(parse(violations))
                .filter(rule -> GRAVE.contains(rule.path("impact").asText()))
                .map(rule -> rule.path("id").asText() + " (" + rule.path("help").asText() + ") at "
                        + elements(rule.path("nodes"))
                                .map(node -> node.path("html").asText())
                                .collect(Collectors.joining(", ")))
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package io.mintmark.endtoend.acquirer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mintmark.endtoend.cluster.Api;
import io.mintmark.endtoend.cluster.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An acquirer's control interface in the simulator, which an acquirer of the real world does not have. */
public final class Acquirer {
    private static final String FAULTS = "/faults";
    private static final String CHAOS = "/chaos";
    private static final String OPERATIONS = "/operations";
    private static final String BOOKS = "/books";
    private static final String CHALLENGES = "/challenges";
    private static final String AUTHORIZATION = "authorization";

    private final Api api;
    private final String url;

    /** The one that cards are sent to. */
    public Acquirer(Api api, String simulatorUrl) {
        this(api, simulatorUrl, "acquirer");
    }

    private Acquirer(Api api, String simulatorUrl, String name) {
        this.api = api;
        this.url = simulatorUrl + "/sim/" + name;
    }

    /** The one that keeps payers' cards itself, and is told their profiles. */
    public static Acquirer ofProfiles(Api api, String simulatorUrl) {
        return new Acquirer(api, simulatorUrl, "authorize-net");
    }

    /** Orders a fault for cards that end so; null for all. */
    public void order(Fault fault, @Nullable String last4) {
        ObjectNode order = JsonNodeFactory.instance
                .objectNode()
                .put("operation", fault.operation())
                .put("mode", fault.mode())
                .put("times", fault.times())
                .put("delayMillis", fault.delay().toMillis())
                .put("durationMillis", fault.duration().toMillis())
                .put("last4", last4);
        call("POST", FAULTS, order);
    }

    /** Lets chaos reign, in place of any other, until it is told to behave. */
    public void order(Chaos chaos) {
        ObjectNode order = JsonNodeFactory.instance
                .objectNode()
                .put("seed", chaos.seed())
                .put("rate", chaos.rate())
                .put("maxDelayMillis", chaos.longestDelay().toMillis());
        chaos.modes().forEach(order.putArray("modes")::add);
        call("POST", CHAOS, order);
    }

    /** How often the faults that were ordered have struck, in their order. */
    public List<Integer> struck() {
        List<Integer> struck = new ArrayList<>();
        call("GET", FAULTS, null)
                .path("data")
                .forEach(fault -> struck.add(fault.path("struck").asInt()));
        return struck;
    }

    /** Takes back what was ordered, and ends chaos. */
    public void behave() {
        call("DELETE", FAULTS, null);
        call("DELETE", CHAOS, null);
    }

    /** The merchant's authorizations, oldest first. */
    public List<Authorization> authorizations(long merchant) {
        return operations(merchant).stream()
                .filter(Acquirer::isAuthorization)
                .map(Authorization::of)
                .toList();
    }

    /** The merchant's captures, refunds, voids and completions, oldest first. */
    public List<Step> steps(long merchant) {
        return operations(merchant).stream()
                .filter(operation -> !isAuthorization(operation))
                .map(Step::of)
                .toList();
    }

    /** The challenge that an authorization came to wait for. */
    public Challenge challenge(String authorization) {
        return new Challenge(api, challengeOf(authorization).path("url").asText());
    }

    /** What the payer answered to it: {@code pass}, {@code fail}, {@code cancel}; null if nothing yet. */
    public @Nullable String answerTo(String authorization) {
        return challengeOf(authorization).path("answer").textValue();
    }

    private JsonNode challengeOf(String authorization) {
        return call("GET", CHALLENGES + "?authorization=" + authorization, null);
    }

    /** All pages of them. */
    private List<JsonNode> operations(long merchant) {
        List<JsonNode> operations = new ArrayList<>();
        JsonNode page = NullNode.getInstance();
        do {
            String after = page.path("next").asText("0");
            page = call("GET", OPERATIONS + "?merchant=" + merchant + "&after=" + after, null);
            page.path("data").forEach(operations::add);
        } while (page.path("hasMore").asBoolean());
        return operations;
    }

    private static boolean isAuthorization(JsonNode operation) {
        return operation.path("type").asText().equals(AUTHORIZATION);
    }

    /** Authorizations, of all merchants, that hold somebody's money. */
    public int open() {
        return Totals.of(call("GET", BOOKS, null)).open();
    }

    /** The books of one merchant on one page. */
    public Totals totals(long merchant) {
        return Totals.of(call("GET", BOOKS + "?merchant=" + merchant, null));
    }

    private JsonNode call(String method, String path, @Nullable ObjectNode body) {
        Answer answer = api.call(url, method, path, null, body == null ? null : body.toString());
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
        return answer.text().isEmpty() ? NullNode.getInstance() : answer.json();
    }
}

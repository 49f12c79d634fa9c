package io.mintmark.local.campaign;

import io.mintmark.local.client.WrongAnswer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The two acquirers as their operator sees them: their books, and the faults that are ordered. */
final class Acquirers {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 200;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int PAGE = 1_000;
    /** Is sent the card itself. */
    private static final String CARDS = "/sim/acquirer";
    /** Keeps payers' cards, and is told their profiles. */
    private static final String PROFILES = "/sim/authorize-net";

    private static final List<String> MODES =
            List.of("lose_request", "lose_answer", "delay", "late_answer", "double", "garbage", "error");
    /** Beyond the time that a request has, so that some come too late. */
    private static final int LONGEST_DELAY_MILLIS = 7_000;

    private final String url;
    private final HttpClient client = HttpClient.newHttpClient();

    Acquirers(String url) {
        this.url = url;
    }

    /** From now on something happens to so many of a hundred requests to either. */
    void beginChaos(long seed, int percent) throws InterruptedException {
        JsonObject order = new JsonObject()
                .put("seed", String.valueOf(seed))
                .put("rate", percent / 100.0)
                .put("modes", new JsonArray(MODES))
                .put("maxDelayMillis", LONGEST_DELAY_MILLIS);
        for (String control : List.of(CARDS, PROFILES)) {
            var unused = insist(chaos(control)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(order.encode()))
                    .build());
        }
    }

    /** From now on nothing does. */
    void endChaos() throws InterruptedException {
        for (String control : List.of(CARDS, PROFILES)) {
            var unused = insist(chaos(control).DELETE().build());
        }
    }

    private HttpRequest.Builder chaos(String control) {
        return HttpRequest.newBuilder(URI.create(url + control + "/chaos"));
    }

    /** What they booked for a merchant. */
    Books books(long merchant) throws InterruptedException {
        return new Books(operations(CARDS, merchant), operations(PROFILES, merchant));
    }

    private List<JsonObject> operations(String control, long merchant) throws InterruptedException {
        List<JsonObject> all = new ArrayList<>();
        String after = null;
        do {
            JsonObject page = new JsonObject(insist(HttpRequest.newBuilder(URI.create(url + control
                            + "/operations?merchant=" + merchant + "&limit=" + PAGE
                            + (after == null ? "" : "&after=" + after)))
                    .GET()
                    .build()));
            page.getJsonArray("data").forEach(one -> all.add((JsonObject) one));
            after = page.getBoolean("hasMore") ? String.valueOf(page.getValue("next")) : null;
        } while (after != null);
        return all;
    }

    /** It may have just been struck. */
    private String insist(HttpRequest request) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() >= OK && answer.statusCode() <= NO_CONTENT) {
                    return answer.body();
                }
                throw new WrongAnswer("the simulator answered " + request.uri().getPath() + " with "
                        + answer.statusCode() + ": " + answer.body());
            } catch (IOException away) {
                if (System.nanoTime() - deadline > 0) {
                    throw new WrongAnswer("the simulator does not answer");
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }
}

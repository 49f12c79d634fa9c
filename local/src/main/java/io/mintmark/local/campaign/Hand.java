package io.mintmark.local.campaign;

import io.mintmark.local.client.CardForm;
import io.mintmark.local.client.WrongAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A payer without scripts, who does what people do: fills in the form, tries another card after a refusal, reloads a
 * page that asks to wait, and comes back by the link when nothing answers.
 */
final class Hand {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final long PAUSE_MILLIS = 500;
    private static final int SERVER_ERROR = 500;
    private static final int SEE_OTHER = 303;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String baseUrl;
    private final String returnUrl;

    Hand(String baseUrl, String returnUrl) {
        this.baseUrl = baseUrl;
        this.returnUrl = returnUrl;
    }

    /** Pays, or gives up when told that it is over; returns where the merchant's page would be, or null. */
    @Nullable String pay(String link, Supplier<String> cards) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        URI place = URI.create(link);
        Reply seen = look(place);
        while (System.nanoTime() - deadline < 0) {
            if (seen == null || seen.status() >= SERVER_ERROR) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                place = URI.create(link);
                seen = look(place);
            } else if (seen.status() == SEE_OTHER) {
                String to = String.valueOf(seen.location());
                if (to.startsWith(returnUrl)) {
                    return to;
                }
                place = place.resolve(to);
                seen = look(place);
            } else if (seen.status() == NOT_FOUND || seen.status() == GONE) {
                return null;
            } else {
                CardForm form = formOf(seen);
                if (form == null) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                    seen = look(place);
                } else {
                    URI action = place.resolve(form.action());
                    seen = submit(action, form.filled(cards.get()).toString());
                }
            }
        }
        throw new WrongAnswer("a payer waits for ever at " + place.getPath());
    }

    private static @Nullable CardForm formOf(Reply page) {
        try {
            return CardForm.read(page.body());
        } catch (WrongAnswer none) {
            return null;
        }
    }

    private @Nullable Reply look(URI place) throws InterruptedException {
        return send(HttpRequest.newBuilder(place).GET());
    }

    private @Nullable Reply submit(URI action, String fields) throws InterruptedException {
        return send(HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", baseUrl)
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(fields)));
    }

    private @Nullable Reply send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return Reply.of(client.send(
                    request.timeout(DEADLINE).header("Accept", "text/html").build(), BodyHandlers.ofString()));
        } catch (IOException lost) {
            return null;
        }
    }
}

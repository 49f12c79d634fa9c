package io.mintmark.local.campaign;

import io.mintmark.local.client.CardForm;
import io.mintmark.local.client.HtmlForm;
import io.mintmark.local.client.WrongAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A payer without scripts, who does what people do: fills in the form, goes to the bank and answers it, tries another card
 * after a refusal, reloads a page that asks to wait, and comes back by the link when nothing answers.
 */
final class Hand {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final long PAUSE_MILLIS = 500;
    private static final int SERVER_ERROR = 500;
    private static final int SEE_OTHER = 303;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    /** The form that leads from our page to the bank's. */
    private static final String TO_THE_BANK = "challenge";

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

    /** A page and where it was seen; without a page where nothing answered. */
    private record Sight(URI place, @Nullable Reply page) {}

    /** Pays, or gives up when told that it is over, or leaves the bank's question as it is. */
    Ending pay(String link, Person person) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Sight sight = look(URI.create(link));
        while (System.nanoTime() - deadline < 0) {
            Reply page = sight.page();
            if (page == null || page.status() >= SERVER_ERROR) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                sight = look(URI.create(link));
            } else if (page.status() == SEE_OTHER) {
                String to = String.valueOf(page.location());
                if (to.startsWith(returnUrl)) {
                    return Ending.at(to);
                }
                sight = look(sight.place().resolve(to));
            } else if (page.status() == NOT_FOUND || page.status() == GONE) {
                return Ending.OVER;
            } else if (BankPage.isAt(sight.place())) {
                BankPage bank = BankPage.read(page.body());
                Answer answer = bank.wayBack() == null ? person.answer() : null;
                if (answer == Answer.NONE) {
                    return Ending.unanswered(sight.place());
                }
                sight = answer == null ? look(URI.create(bank.wayBack())) : tell(sight.place(), answer, person);
            } else {
                sight = goOn(sight.place(), page, person);
            }
        }
        throw new WrongAnswer("a payer waits for ever at " + sight.place().getPath());
    }

    /** Does what a page of ours asks for. */
    private Sight goOn(URI place, Reply page, Person person) throws InterruptedException {
        HtmlForm toTheBank = HtmlForm.in(page.body()).stream()
                .filter(form -> TO_THE_BANK.equals(form.attributes().get("id")))
                .findFirst()
                .orElse(null);
        if (toTheBank != null) {
            return look(place.resolve(toTheBank.action() + "?" + query(toTheBank)));
        }
        CardForm form = formOf(page);
        if (form == null) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return look(place);
        }
        URI action = place.resolve(form.action());
        return submit(place, action, form.filled(person.card()).toString());
    }

    /** Answers the bank. */
    private Sight tell(URI bank, Answer answer, Person person) throws InterruptedException {
        Sight sight = submit(bank, bank, "answer=" + answer.label());
        if (sight.page() != null && sight.page().status() == SEE_OTHER) {
            person.answered(answer);
        }
        return sight;
    }

    private static String query(HtmlForm form) {
        return form.hidden().entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static @Nullable CardForm formOf(Reply page) {
        try {
            return CardForm.read(page.body());
        } catch (WrongAnswer none) {
            return null;
        }
    }

    private Sight look(URI place) throws InterruptedException {
        return new Sight(place, send(HttpRequest.newBuilder(place).GET()));
    }

    /** A page that answers a form is seen, and may be looked at again, where the form was. */
    private Sight submit(URI place, URI action, String fields) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields));
        if (action.toString().startsWith(baseUrl)) {
            request.header("Origin", baseUrl).header("Sec-Fetch-Site", "same-origin");
        }
        return new Sight(place, send(request));
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

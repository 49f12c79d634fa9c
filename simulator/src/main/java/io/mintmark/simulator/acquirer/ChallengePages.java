package io.mintmark.simulator.acquirer;

import io.mintmark.simulator.answer.Refused;
import io.mintmark.simulator.answer.Refused.Reason;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** {@code /3ds/challenges}: where payers answer their issuer. Who knows the address is the payer; nothing else is asked. */
public final class ChallengePages {
    private static final int OK = 200;
    private static final int SEE_OTHER = 303;
    private static final int NOT_FOUND = 404;
    private static final Pattern ANSWER = Pattern.compile("pass|fail|cancel");
    /** Any page may frame it, and the form's way back may lead on to anywhere. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'";

    private final Books books;
    private final BooksThread thread;

    public ChallengePages(Books books, BooksThread thread) {
        this.books = books;
        this.thread = thread;
    }

    /** Adds the routes; the body handler comes before them. */
    public void mount(Router router) {
        router.get(ChallengeLinks.PATH + ":id").handler(this::show);
        router.post(ChallengeLinks.PATH + ":id").handler(this::answer);
    }

    private void show(RoutingContext context) {
        String id = context.pathParam("id");
        thread.run(() -> books.challenge(id).map(ChallengePage::of).orElse(null))
                .onSuccess(page -> {
                    if (page == null) {
                        send(context, NOT_FOUND, ChallengePage.ofNone());
                    } else {
                        send(context, OK, page);
                    }
                })
                .onFailure(context::fail);
    }

    private void answer(RoutingContext context) {
        String id = context.pathParam("id");
        String given = context.request().getFormAttribute("answer");
        if (given == null || !ANSWER.matcher(given).matches()) {
            throw new Refused(Reason.MALFORMED, "answer is one of " + ANSWER);
        }
        thread.run(() -> books.answer(id, ChallengeAnswer.of(given)))
                .onSuccess(challenge -> challenge.ifPresentOrElse(
                        known -> goBack(context, known.challenge().returnUrl()),
                        () -> send(context, NOT_FOUND, ChallengePage.ofNone())))
                .onFailure(context::fail);
    }

    private static void goBack(RoutingContext context, String returnUrl) {
        var unused = common(context)
                .setStatusCode(SEE_OTHER)
                .putHeader("Location", returnUrl)
                .end();
    }

    private static void send(RoutingContext context, int status, String page) {
        var unused = common(context)
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(page);
    }

    /** The address is a secret between the payer and the issuer. */
    private static HttpServerResponse common(RoutingContext context) {
        return context.response().putHeader("Cache-Control", "no-store").putHeader("Referrer-Policy", "no-referrer");
    }
}

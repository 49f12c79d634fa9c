package io.mintmark.simulator.acquirer;

import io.mintmark.simulator.answer.Answers;
import io.mintmark.simulator.answer.Refused;
import io.mintmark.simulator.answer.Refused.Reason;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code /sim/acquirer} and its like: the books as they are, for tests and people. */
public final class BooksApi {
    private static final int OK = 200;
    private static final int MOST_AT_ONCE = 1_000;

    private final String control;
    private final Books books;
    private final BooksThread thread;
    private final ChallengeLinks links;

    public BooksApi(AcquirerKind kind, Books books, BooksThread thread, ChallengeLinks links) {
        this.control = kind.control();
        this.books = books;
        this.thread = thread;
        this.links = links;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(control + "/operations").handler(this::list);
        router.get(control + "/books").handler(this::totals);
        router.get(control + "/challenges").handler(this::challenge);
    }

    private void list(RoutingContext context) {
        Listing listing = new Listing(
                context.request().getParam("merchant"),
                context.request().getParam("reference"),
                context.request().getParam("type"),
                number(context, "after", 0, Integer.MAX_VALUE, 0),
                number(context, "limit", 1, MOST_AT_ONCE, MOST_AT_ONCE));
        answer(context, thread.run(() -> books.list(listing)));
    }

    private void totals(RoutingContext context) {
        String merchant = context.request().getParam("merchant");
        answer(context, thread.run(() -> books.totals(merchant)));
    }

    private void challenge(RoutingContext context) {
        String authorization = String.valueOf(context.request().getParam("authorization"));
        answer(context, thread.run(() -> books.challengeOf(authorization)
                .map(challenge -> new JsonObject()
                        .put("url", links.url(context.request(), ChallengeLinks.path(challenge.challenge())))
                        .put(
                                "answer",
                                challenge.answer() == null
                                        ? null
                                        : challenge.answer().wireName()))
                .orElseThrow(() -> new Refused(Reason.UNKNOWN_REFERENCE))));
    }

    private static int number(RoutingContext context, String name, int least, int most, int usual) {
        String given = context.request().getParam(name);
        if (given == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(given);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw outside(name, least, most);
        }
        throw outside(name, least, most);
    }

    private static Refused outside(String name, int least, int most) {
        return new Refused(Reason.MALFORMED, name + " is a number from " + least + " to " + most);
    }

    private static void answer(RoutingContext context, Future<JsonObject> answer) {
        answer.onSuccess(body -> Answers.send(context, OK, body)).onFailure(context::fail);
    }
}

package io.mintmark.local.client;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.Map;

/** Saves a card as a browser without scripts would; style sheet and script come from its cache. */
public final class Payer {
    private static final Map<String, String> READS = Map.of("Accept", "text/html");
    private static final int OK = 200;

    private final Calls calls;
    private final Map<String, String> sends;
    private final String returnUrl;

    /** @param returnUrl where the merchant wants payers to be sent in the end */
    public Payer(Calls calls, String returnUrl) {
        this.calls = calls;
        this.returnUrl = returnUrl;
        this.sends = Map.of(
                "Accept", "text/html",
                "Content-Type", "application/x-www-form-urlencoded",
                "Origin", calls.baseUrl(),
                "Sec-Fetch-Site", "same-origin");
    }

    /** A card page that waits for its card. */
    public record Page(OpenedSession session, CardForm form) {}

    /** Follows the link to the card page. */
    public Future<Page> open(OpenedSession session) {
        return calls.send(HttpMethod.GET, session.link(), READS, null)
                .map(answer -> answer.location("the payer's link"))
                .compose(address -> calls.send(HttpMethod.GET, address, READS, null))
                .map(page -> new Page(
                        session,
                        CardForm.read(page.require(OK, "the card page").body().toString())));
    }

    /** Sends the form; fails unless the card is saved. */
    public Future<Void> save(Page page) {
        return calls.send(
                        HttpMethod.POST,
                        page.form().action(),
                        sends,
                        page.form().filled(page.session().cardNumber()))
                .map(answer -> answer.location("the card form"))
                .map(location -> {
                    if (!location.startsWith(returnUrl)
                            || !location.contains("status=completed")
                            || !location.contains(page.session().id())) {
                        throw new WrongAnswer("the payer of " + page.session() + " was sent to " + location);
                    }
                    return null;
                });
    }

    /** Both. */
    public Future<Void> openAndSave(OpenedSession session) {
        return open(session).compose(this::save);
    }
}

package io.mintmark.local.client;

import io.mintmark.platform.id.Ids;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The merchant's back end: what it calls with its key. Used on one event loop alone. */
public final class Shop {
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int PAGE = 100;

    private final Calls calls;
    private final BenchMerchant merchant;
    private final Ids ids;
    private final String callbackUrl;
    private final String returnUrl;
    private final List<Account> accounts = new ArrayList<>();
    /** Those that have a card left to save. */
    private final Deque<Account> inTurn = new ArrayDeque<>();

    public Shop(Calls calls, BenchMerchant merchant, Ids ids, String callbackUrl, String returnUrl) {
        this.calls = calls;
        this.merchant = merchant;
        this.ids = ids;
        this.callbackUrl = callbackUrl;
        this.returnUrl = returnUrl;
    }

    /** Takes in a customer, for whom sessions are opened then. */
    public Future<String> addCustomer() {
        return createCustomer().onSuccess(id -> {
            Account account = new Account(id);
            accounts.add(account);
            inTurn.add(account);
        });
    }

    /** Takes in a customer for whom somebody else cares. */
    Future<String> createCustomer() {
        JsonObject customer = new JsonObject()
                .put("referenceId", ids.next("shopper"))
                .put("email", "shopper@example.com")
                .put("firstName", "Ada")
                .put("lastName", "Sample");
        return post("/v1/customers", customer)
                .map(answer -> answer.json(CREATED, "a customer").getString("id"));
    }

    /** All for whom sessions are opened. */
    public List<String> customers() {
        return accounts.stream().map(account -> account.customer).toList();
    }

    /** Opens a session for the next customer in turn, and for a card that this customer has not saved yet. */
    public Future<OpenedSession> openSession() {
        Account next = inTurn.poll();
        if (next == null) {
            throw new IllegalStateException(accounts.size() + " customers are too few for so many sessions");
        }
        Future<OpenedSession> opening = openSession(next);
        if (next.hasRoom()) {
            inTurn.add(next);
        }
        return opening;
    }

    /** The same for the customer who came last. */
    public Future<OpenedSession> openSessionForLast() {
        return openSession(accounts.get(accounts.size() - 1));
    }

    private Future<OpenedSession> openSession(Account account) {
        String customer = account.customer;
        String card = TestCards.NUMBERS.get(account.cards++);
        return post("/v1/sessions", order(customer))
                .map(answer -> answer.json(CREATED, "a session"))
                .map(session -> new OpenedSession(session.getString("id"), customer, link(session), card));
    }

    private JsonObject order(String customer) {
        return new JsonObject()
                .put("referenceId", ids.next("order"))
                .put("type", "tokenization")
                .put("customerId", customer)
                .put(
                        "settings",
                        new JsonObject()
                                .put("paymentMethodTypes", new JsonArray().add("card"))
                                .put("tokenization", new JsonObject().put("type", "store"))
                                .put("callbacks", new JsonObject().put("tokenizationCallbackUrl", callbackUrl))
                                .put("redirects", new JsonObject().put("defaultUrl", returnUrl)));
    }

    private static String link(JsonObject session) {
        return session.getJsonArray("actions").stream()
                .map(JsonObject.class::cast)
                .filter(action -> "REDIRECT".equals(action.getString("rel")))
                .map(action -> action.getString("href"))
                .findFirst()
                .orElseThrow(() -> new WrongAnswer("a session has no REDIRECT link"));
    }

    /** A page of sessions, the latest first: {@code data} and, if there are more, {@code nextCursor}. */
    public Future<JsonObject> sessions(@Nullable String cursor) {
        return get("/v1/sessions?limit=" + PAGE + (cursor == null ? "" : "&cursor=" + cursor), "the list of sessions");
    }

    /** A page of payments, likewise. */
    public Future<JsonObject> payments(@Nullable String cursor) {
        return get("/v1/payments?limit=" + PAGE + (cursor == null ? "" : "&cursor=" + cursor), "the list of payments");
    }

    /** The ids of a customer's saved cards. */
    public Future<List<String>> savedCards(String customer) {
        List<String> ids = new ArrayList<>();
        return savedCards("/v1/customers/" + customer + "/payment-instruments?limit=" + PAGE, "", ids)
                .map(ids);
    }

    private Future<Void> savedCards(String list, String after, List<String> ids) {
        return get(list + after, "the list of saved cards").compose(page -> {
            page.getJsonArray("data").forEach(card -> ids.add(((JsonObject) card).getString("id")));
            String next = page.getString("nextCursor");
            return next == null ? Future.succeededFuture() : savedCards(list, "&cursor=" + next, ids);
        });
    }

    private Future<JsonObject> get(String path, String what) {
        return calls.send(HttpMethod.GET, path, Map.of("Authorization", "Bearer " + merchant.key()), null)
                .map(answer -> answer.json(OK, what));
    }

    /** A name that the merchant has given to nothing else. */
    String nextName(String kind) {
        return ids.next(kind);
    }

    Future<Answer> post(String path, JsonObject body) {
        Map<String, String> headers = Map.of(
                "Authorization",
                "Bearer " + merchant.key(),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                ids.next("key"));
        return calls.send(HttpMethod.POST, path, headers, body.toBuffer());
    }

    /** A customer, and how many sessions were opened for it: each is for its next card. */
    private static final class Account {
        private final String customer;
        private int cards;

        Account(String customer) {
            this.customer = customer;
        }

        /** Whether there is a card that it has not saved. */
        boolean hasRoom() {
            return cards < TestCards.NUMBERS.size();
        }
    }
}

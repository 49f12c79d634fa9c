package io.mintmark.session.testing;

import io.mintmark.session.testing.StubVault.Answer;
import io.mintmark.session.testing.StubVault.Call;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An acquirer of a few lines behind the stub vault's forward: it keeps books by reference, answers the same reference
 * the same, and loses what it is told to lose. What it does with a card is taught by the card's id. Each connector has books
 * of its own.
 */
public final class StubAcquirer {
    /** What it has booked, by reference. */
    private static final Map<String, JsonObject> BOOKS = new ConcurrentHashMap<>();

    private static final Map<String, Function<Call, Answer>> TAUGHT = new ConcurrentHashMap<>();
    private static final Map<String, String> CARD_OF_INTENT = new ConcurrentHashMap<>();
    private static final Map<String, Deque<Function<Call, Answer>>> VOIDS = new ConcurrentHashMap<>();
    private static final Set<String> DEAF = ConcurrentHashMap.newKeySet();
    private static final Map<String, Function<Call, Answer>> OPERATIONS = new ConcurrentHashMap<>();
    private static final Map<String, Function<Call, Answer>> COMPLETIONS = new ConcurrentHashMap<>();

    /** Where payers answer challenges. */
    public static final String BANK = "https://bank.example";

    /** What a connector tells of the cards that it keeps. */
    private static final JsonObject OF_PROFILES =
            new JsonObject().put("brand", "visa").put("last4", "1111");

    private StubAcquirer() {}

    /** From now on, authorizations of this card go so. */
    public static void teach(String card, Function<Call, Answer> authorization) {
        TAUGHT.put(card, authorization);
    }

    /** The next voids for this card's authorizations go so, one after the other. */
    public static void teachVoids(String card, List<Function<Call, Answer>> voids) {
        VOIDS.put(card, new ArrayDeque<>(voids));
    }

    /** Whether questions about this card reach nobody. */
    public static void deaf(String card, boolean deaf) {
        if (deaf) {
            DEAF.add(card);
        } else {
            DEAF.remove(card);
        }
    }

    /** The authorizations that were sent for a card, lost ones included. */
    public static List<Call> authorizations(String card) {
        return ofStep("authorize").stream()
                .filter(call -> card.equals(cardOf(call)))
                .toList();
    }

    /** The voids that were sent for a card's authorizations. */
    public static List<Call> voids(String card) {
        return ofStep("void").stream()
                .filter(call -> card.equals(CARD_OF_INTENT.get(intent(call))))
                .toList();
    }

    /** The captures and refunds that were sent for a card's authorizations. */
    public static List<Call> operations(String card) {
        return Stream.of("capture", "refund")
                .flatMap(step -> ofStep(step).stream())
                .filter(call -> card.equals(CARD_OF_INTENT.get(intent(call))))
                .toList();
    }

    private static List<Call> ofStep(String step) {
        return StubVault.calls("/forward").stream()
                .filter(call -> step.equals(step(call)))
                .toList();
    }

    private static String step(Call call) {
        String profile = call.body().getString("profile");
        return profile.substring(profile.lastIndexOf('.') + 1).replace("-at-address", "");
    }

    /** The key of a step in the books of the connector that is called. */
    private static String key(Call call, String reference) {
        String profile = call.body().getString("profile");
        String connector = profile.substring(0, profile.lastIndexOf('.'));
        return connector.equals("acquirer") ? reference : connector + ":" + reference;
    }

    /** The questions that were asked about a card's steps. */
    public static List<Call> questions(String card) {
        return ofStep("status").stream()
                .filter(call -> card.equals(CARD_OF_INTENT.get(intent(call))))
                .toList();
    }

    /** What our own acquirer has booked under a reference. */
    public static @Nullable JsonObject booked(String reference) {
        return BOOKS.get(reference);
    }

    /** Approves. */
    public static Answer approve(Call call) {
        return answered(200, book(call, "approved", "00", "authorized"));
    }

    /** Refuses with a code. */
    public static Function<Call, Answer> decline(String code) {
        return call -> answered(200, book(call, "declined", code, "declined"));
    }

    /** Authenticates the payer without a question, and approves. */
    public static Answer approveFrictionless(Call call) {
        return answered(
                200,
                book(call, "approved", "00", "authorized").put("authentication", authentication("frictionless", "05")));
    }

    /** Has a question for the payer first. */
    public static Answer challenge(Call call) {
        return challengeAt(BANK + "/3ds/" + body(call).getString("reference")).apply(call);
    }

    /** The same at an address of the test's. */
    public static Function<Call, Answer> challengeAt(String address) {
        return call -> answered(
                200,
                book(call, "challenge", null, "challenge")
                        .put("challengeUrl", address)
                        .put("authentication", authentication("challenge", null)));
    }

    private static JsonObject authentication(String status, @Nullable String eci) {
        return new JsonObject().put("status", status).put("eci", eci).put("transactionId", "dir-1");
    }

    /** From now on, completions of authorizations with this card go so; null unlearns it. */
    public static void teachCompletions(String card, @Nullable Function<Call, Answer> completion) {
        if (completion == null) {
            COMPLETIONS.remove(card);
        } else {
            COMPLETIONS.put(card, completion);
        }
    }

    /** The payer has passed the challenge: approves. */
    public static Answer completeIt(Call call) {
        return complete(call, "approved", "00", "challenged", "05");
    }

    /** The payer has not: refuses. */
    public static Answer failIt(Call call) {
        return complete(call, "declined", "1A", "failed", "07");
    }

    private static synchronized Answer complete(
            Call call, String result, String code, String authentication, String eci) {
        JsonObject asked = body(call);
        JsonObject known = BOOKS.get(asked.getString("reference"));
        if (known != null) {
            return answered(200, known);
        }
        JsonObject authorization = Objects.requireNonNull(BOOKS.get(asked.getString("authorization")));
        boolean waits = "challenge".equals(authorization.getString("state"));
        boolean approved = waits && result.equals("approved");
        String state = !waits ? authorization.getString("state") : approved ? "captured" : "declined";
        JsonObject done = operation(
                        asked.getString("reference"),
                        "completion",
                        approved ? "approved" : "declined",
                        waits ? code : "58",
                        state)
                .put("authentication", authentication(authentication, eci));
        if (waits) {
            long amount = authorization.getLong("amount");
            BOOKS.put(
                    asked.getString("authorization"),
                    operation(asked.getString("authorization"), "authorization", result, code, state)
                            .put("amount", amount)
                            .put("capturedAmount", approved ? amount : 0)
                            .put("authentication", authentication(authentication, eci)));
        }
        BOOKS.put(done.getString("reference"), done);
        return answered(200, done);
    }

    private static Answer complete(Call call) {
        String card = CARD_OF_INTENT.getOrDefault(intent(call), "");
        return COMPLETIONS.getOrDefault(card, StubAcquirer::completeIt).apply(call);
    }

    /** The completions that were sent for a card's authorizations. */
    public static List<Call> completions(String card) {
        return ofStep("complete").stream()
                .filter(call -> card.equals(CARD_OF_INTENT.get(intent(call))))
                .toList();
    }

    /** Does it, and loses the answer. */
    public static Function<Call, Answer> losingTheAnswer(Function<Call, Answer> deed) {
        return call -> {
            Answer lost = deed.apply(call);
            return lost.status() == 200 ? unknown(call) : lost;
        };
    }

    /** Nothing arrives, and nobody knows. */
    public static Answer unknown(Call call) {
        return new Answer(200, new JsonObject().put("outcome", "unknown").put("reason", "timeout"));
    }

    /** The vault did not send it. */
    public static Answer notSent(Call call) {
        return new Answer(200, new JsonObject().put("outcome", "not_sent").put("reason", "unreachable"));
    }

    /** Waits for the test before going on. */
    public static Function<Call, Answer> when(CompletableFuture<?> allowed, Function<Call, Answer> then) {
        return call -> {
            allowed.join();
            return then.apply(call);
        };
    }

    /** Answers a void with a refusal, the authorization being in this state. */
    public static Function<Call, Answer> refuseVoid(String code, String state) {
        return call -> {
            String authorization = body(call).getString("authorization");
            settle(key(call, authorization), state);
            return answered(200, operation(body(call).getString("reference"), "void", "declined", code, state));
        };
    }

    /** Voids. */
    public static Answer voidIt(Call call) {
        settle(key(call, body(call).getString("authorization")), "voided");
        JsonObject done = operation(body(call).getString("reference"), "void", "approved", "00", "voided");
        BOOKS.put(key(call, done.getString("reference")), done);
        return answered(200, done);
    }

    private static void settle(String authorization, String state) {
        BOOKS.computeIfPresent(authorization, (name, booked) -> booked.copy().put("state", state));
    }

    /** Any answer of the acquirer's. */
    public static Answer answered(int status, JsonObject body) {
        return new Answer(
                200,
                new JsonObject()
                        .put("outcome", "answered")
                        .put("status", status)
                        .put("body", body));
    }

    /** Writes an authorization into the books, as if it had arrived. */
    public static void book(String reference, String result, String code, String state) {
        BOOKS.put(reference, operation(reference, "authorization", result, code, state));
    }

    private static JsonObject book(Call call, String result, @Nullable String code, String state) {
        String reference = body(call).getString("reference");
        long amount = body(call).getJsonObject("amount").getLong("value");
        boolean taken = "approved".equals(result) && body(call).getBoolean("capture");
        return BOOKS.computeIfAbsent(key(call, reference), name -> operation(
                        reference, "authorization", result, code, taken ? "captured" : state)
                .put("amount", amount)
                .put("capturedAmount", taken ? amount : 0)
                .put("card", body(call).containsKey("profile") ? OF_PROFILES : null));
    }

    private static JsonObject operation(
            String reference, String type, String result, @Nullable String code, String state) {
        return new JsonObject()
                .put("reference", reference)
                .put("id", "acq_" + reference)
                .put("type", type)
                .put("result", result)
                .put("responseCode", code)
                .put("networkTransactionId", "approved".equals(result) ? "480113262115711" : null)
                .put("state", state);
    }

    static Answer answer(Call call) {
        return switch (step(call)) {
            case "authorize" -> authorize(call);
            case "complete" -> complete(call);
            case "void" -> release(call);
            case "capture", "refund" -> operate(call);
            default -> status(call);
        };
    }

    private static Answer authorize(Call call) {
        String card = cardOf(call);
        CARD_OF_INTENT.put(intent(call), card);
        return TAUGHT.getOrDefault(card, StubAcquirer::approve).apply(call);
    }

    /** From now on, captures and refunds of authorizations with this card go so; null unlearns it. */
    public static void teachOperations(String card, @Nullable Function<Call, Answer> operation) {
        if (operation == null) {
            OPERATIONS.remove(card);
        } else {
            OPERATIONS.put(card, operation);
        }
    }

    /** Takes or gives back, if there is as much. */
    public static Answer operateIt(Call call) {
        JsonObject known = BOOKS.get(key(call, body(call).getString("reference")));
        return answered(200, known == null ? bookOperation(call) : known);
    }

    private static synchronized JsonObject bookOperation(Call call) {
        String type = step(call);
        JsonObject asked = body(call);
        String about = key(call, asked.getString("authorization"));
        long amount = asked.getJsonObject("amount").getLong("value");
        JsonObject authorization = Objects.requireNonNull(BOOKS.get(about)).copy();
        long captured = authorization.getLong("capturedAmount", 0L);
        long refunded = authorization.getLong("refundedAmount", 0L);
        boolean capture = type.equals("capture");
        long left = capture ? authorization.getLong("amount", 0L) - captured : captured - refunded;
        boolean good = amount <= left && !"voided".equals(authorization.getString("state"));
        if (good) {
            authorization.put(capture ? "capturedAmount" : "refundedAmount", (capture ? captured : refunded) + amount);
            BOOKS.put(about, authorization.put("state", "captured"));
        }
        JsonObject done = operation(
                asked.getString("reference"),
                type,
                good ? "approved" : "declined",
                good ? "00" : "61",
                authorization.getString("state"));
        BOOKS.put(key(call, asked.getString("reference")), done);
        return done;
    }

    private static Answer operate(Call call) {
        String card = CARD_OF_INTENT.getOrDefault(intent(call), "");
        return OPERATIONS.getOrDefault(card, StubAcquirer::operateIt).apply(call);
    }

    private static Answer release(Call call) {
        Deque<Function<Call, Answer>> taught =
                VOIDS.getOrDefault(CARD_OF_INTENT.getOrDefault(intent(call), ""), new ArrayDeque<>());
        Function<Call, Answer> next = taught.poll();
        return (next == null ? (Function<Call, Answer>) StubAcquirer::voidIt : next).apply(call);
    }

    private static Answer status(Call call) {
        if (DEAF.contains(CARD_OF_INTENT.getOrDefault(intent(call), ""))) {
            return unknown(call);
        }
        JsonObject booked =
                BOOKS.get(key(call, call.body().getJsonObject("parameters").getString("reference")));
        return booked == null
                ? answered(404, new JsonObject().put("error", "unknown_reference"))
                : answered(200, booked);
    }

    private static String intent(Call call) {
        return call.body().getString("intent");
    }

    private static JsonObject body(Call call) {
        return call.body().getJsonObject("body");
    }

    private static String cardOf(Call call) {
        JsonObject card = call.body().getJsonObject("card");
        if (card == null) {
            JsonObject profile = body(call).getJsonObject("profile");
            return profile.getString("profileId") + "/" + profile.getString("paymentProfileId");
        }
        return card.getString("stagedCard", card.getString("paymentInstrument"));
    }
}

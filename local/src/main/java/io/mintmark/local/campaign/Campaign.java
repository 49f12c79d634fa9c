package io.mintmark.local.campaign;

import io.mintmark.local.Progress;
import io.mintmark.local.campaign.Preparation.Token;
import io.mintmark.local.client.BenchMerchant;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Random payments and checkouts while the acquirers misbehave and processes are killed; then the books are compared. */
public final class Campaign {
    /** Nobody goes there: payers stop at the redirect. */
    private static final String RETURN_URL = "https://merchant.example.com/result";

    private static final int TELL_EVERY = 100;
    private static final long LOOK_AGAIN_MILLIS = 1_000;

    private final Target target;
    private final CampaignOptions options;
    private final Progress progress;
    private final Journal journal = new Journal();

    public Campaign(Target target, CampaignOptions options, Progress progress) {
        this.target = target;
        this.options = options;
        this.progress = progress;
    }

    /** Runs it to its end; differences are in the outcome, anything else that goes wrong is thrown. */
    public Outcome run() throws Exception {
        BenchMerchant shop = BenchMerchant.withThreeDSecure(target.connection());
        String baseUrl = target.connection().baseUrl();
        MerchantCalls merchant = new MerchantCalls(baseUrl, shop.key());
        Acquirers acquirers = new Acquirers(target.connection().simulatorUrl());
        Hand payer = new Hand(baseUrl, RETURN_URL);
        List<Token> tokens = new Preparation(merchant, payer, RETURN_URL).tokens();
        progress.say(tokens.size() + " cards are saved");
        long began = System.nanoTime();
        acquirers.beginChaos(options.seed(), options.chaosPercent());
        Striker striker = new Striker(target, acquirers, options, progress);
        traffic(merchant, payer, tokens, striker);
        acquirers.endChaos();
        long lastFault = System.nanoTime();
        progress.say("traffic has ended; waiting until the books agree");
        return settle(shop.id(), merchant, acquirers, striker, since(began), lastFault);
    }

    private void traffic(MerchantCalls merchant, Hand payer, List<Token> tokens, Striker striker) throws Exception {
        AtomicInteger left = new AtomicInteger(options.steps());
        ExecutorService threads = Executors.newFixedThreadPool(options.actors() + 1);
        try {
            Future<?> strikes = threads.submit(striker);
            List<Callable<Void>> all = new ArrayList<>();
            for (int number = 0; number < options.actors(); number++) {
                Random random = new Random(options.seed() + number);
                Person person = Person.ofMany(random, number, journal);
                Orders orders = new Orders(random, RETURN_URL, tokens, number);
                Actor actor = new Actor("a" + number, random, merchant, payer, person, orders, journal);
                all.add(() -> play(actor, left));
            }
            for (Future<Void> played : threads.invokeAll(all)) {
                played.get();
            }
            striker.stop();
            strikes.get();
        } finally {
            threads.shutdownNow();
        }
    }

    private Void play(Actor actor, AtomicInteger left) throws InterruptedException {
        for (int rest = left.decrementAndGet(); rest >= 0; rest = left.decrementAndGet()) {
            actor.step();
            if (rest % TELL_EVERY == 0) {
                progress.say(rest + " steps to go");
            }
        }
        return null;
    }

    private Outcome settle(
            long shop, MerchantCalls merchant, Acquirers acquirers, Striker striker, Duration traffic, long lastFault)
            throws InterruptedException {
        while (true) {
            List<JsonObject> payments = merchant.all("/v1/payments");
            List<JsonObject> sessions = merchant.all("/v1/sessions");
            Books books = acquirers.books(shop);
            List<String> differences = Reconciliation.differences(payments, sessions, books, journal);
            Duration waited = since(lastFault);
            if (differences.isEmpty() || waited.compareTo(CampaignOptions.SETTLED_WITHIN) > 0) {
                return new Outcome(
                        options,
                        striker.struck(),
                        Tally.of(payments, sessions, books),
                        journal.counts(),
                        differences,
                        traffic,
                        waited);
            }
            callOff(merchant, "/v1/payments", payments);
            callOff(merchant, "/v1/sessions", sessions);
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /** Nobody comes back any more to what still waits for its payer. */
    private void callOff(MerchantCalls merchant, String path, List<JsonObject> all) throws InterruptedException {
        for (JsonObject one : all) {
            if ("requires_action".equals(one.getString("status")) && one.getString("sessionId") == null) {
                String id = one.getString("id");
                Reply reply = merchant.post(path + "/" + id + "/cancellations", new JsonObject(), "end-" + id);
                if (reply.isDone()) {
                    journal.calledOff(reply.json());
                    journal.count("unanswered, and called off in the end");
                }
            }
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}

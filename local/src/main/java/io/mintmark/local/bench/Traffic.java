package io.mintmark.local.bench;

import io.mintmark.local.Connection;
import io.mintmark.local.bench.load.ClosedLoop;
import io.mintmark.local.bench.load.Measured;
import io.mintmark.local.client.AcquirerBooks;
import io.mintmark.local.client.BenchMerchant;
import io.mintmark.local.client.Calls;
import io.mintmark.local.client.CardImport;
import io.mintmark.local.client.Charges;
import io.mintmark.local.client.OpenedSession;
import io.mintmark.local.client.Payer;
import io.mintmark.local.client.Receiver;
import io.mintmark.local.client.Shop;
import io.mintmark.platform.id.Ids;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The merchant, its payers and its webhook receiver, all on one event loop, whose thread's CPU time is therefore theirs.
 * Remembers everything that the platform said it did, for somebody to check.
 */
final class Traffic implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 1_200;
    /** Payers who come on schedule wait for the platform, never for a connection. */
    private static final int CONNECTIONS_IN_THE_OPEN_MODEL = 512;

    final Shop shop;
    final CardImport cardImport;
    final Charges charges;
    final AcquirerBooks books;
    final Receiver receiver;
    final List<OpenedSession> opened = new ArrayList<>();
    final List<OpenedSession> saved = new ArrayList<>();

    private final int clients;
    private final BenchMerchant merchant;
    private final Deque<OpenedSession> waiting = new ArrayDeque<>();
    private final Vertx vertx;
    private final Context loop;
    private final long loopThread;
    private final Payer payer;
    private final Payer payerOnSchedule;
    /** How many saved cards were looked at. */
    private int looked;

    Traffic(Connection platform, BenchMerchant merchant, int clients) throws Exception {
        this.clients = clients;
        this.merchant = merchant;
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        this.loop = vertx.getOrCreateContext();
        this.loopThread =
                run(() -> Future.succeededFuture(Thread.currentThread().getId()));
        this.receiver = run(() -> Receiver.open(vertx, merchant.callbackSecret()));
        Calls closed = new Calls(vertx, platform.baseUrl(), clients);
        Calls open = new Calls(vertx, platform.baseUrl(), CONNECTIONS_IN_THE_OPEN_MODEL);
        this.shop = new Shop(
                closed,
                merchant,
                new Ids(InstantSource.system(), new SecureRandom()),
                receiver.callbackUrl(),
                receiver.returnUrl());
        this.cardImport = new CardImport(shop);
        this.charges = new Charges(shop);
        this.books = new AcquirerBooks(new Calls(vertx, platform.simulatorUrl(), 1));
        this.payer = new Payer(closed, receiver.returnUrl());
        this.payerOnSchedule = new Payer(open, receiver.returnUrl());
    }

    /** Does something on the loop and waits for it. */
    <T> T run(Supplier<Future<T>> work) throws Exception {
        Promise<T> done = Promise.promise();
        loop.runOnContext(now -> {
            try {
                work.get().onComplete(done);
            } catch (RuntimeException failure) {
                done.fail(failure);
            }
        });
        return done.future().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** CPU time of merchant, payers and receiver so far. */
    long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(loopThread);
    }

    /** Has so many customers at least. */
    void customers(int count) throws Exception {
        int[] missing = {count - shop.customers().size()};
        run(() -> ClosedLoop.run(
                clients, Duration.ofSeconds(PATIENCE_SECONDS), () -> missing[0]-- > 0 ? shop.addCustomer() : null));
    }

    /** One more customer, who is {@link #openForLastCustomer the last} for a moment. */
    void addCustomer() throws Exception {
        run(shop::addCustomer);
    }

    /** A session for the customer who came last; it is the last that waits. */
    void openForLastCustomer() throws Exception {
        run(() -> opening(shop.openSessionForLast()));
    }

    /** Saves the card of the session that was opened last. */
    void saveLast() throws Exception {
        run(() -> saving(waiting.removeLast()));
    }

    /** Sessions in a closed loop; they wait for their payers then. */
    Measured sessions(Duration time) throws Exception {
        return run(() -> ClosedLoop.run(clients, time, this::open));
    }

    private Future<OpenedSession> open() {
        return opening(shop.openSession());
    }

    private Future<OpenedSession> opening(Future<OpenedSession> answer) {
        return answer.onSuccess(session -> {
            opened.add(session);
            waiting.add(session);
        });
    }

    /** Has so many sessions waiting at least. */
    void waiting(int count) throws Exception {
        int[] missing = {count - waiting.size()};
        run(() ->
                ClosedLoop.run(clients, Duration.ofSeconds(PATIENCE_SECONDS), () -> missing[0]-- > 0 ? open() : null));
    }

    /** Cards saved in a closed loop, from the link to the answer to the form. */
    Measured saves(Duration time) throws Exception {
        return run(() -> ClosedLoop.run(clients, time, () -> {
            OpenedSession session = waiting.poll();
            return session == null ? null : saving(session);
        }));
    }

    private Future<Void> saving(OpenedSession session) {
        return payer.openAndSave(session).onSuccess(done -> saved.add(session));
    }

    /** Knows so many saved cards to pay with at least, or all of them if they are fewer. */
    void learnCards(int count) throws Exception {
        run(() -> ClosedLoop.run(clients, Duration.ofSeconds(PATIENCE_SECONDS), () -> {
            while (charges.cards() < count && looked < saved.size()) {
                String customer = saved.get(looked++).customerId();
                if (!charges.knows(customer)) {
                    return charges.learn(customer);
                }
            }
            return null;
        }));
    }

    /** Knows the card that was saved last; it is the last to pay with for a moment. */
    void learnLastCard() throws Exception {
        run(() -> charges.learn(saved.get(saved.size() - 1).customerId()));
    }

    /** A payment with it. */
    void payWithLastCard() throws Exception {
        run(charges::chargeLast);
    }

    /** Payments in a closed loop, with the known cards in turn. */
    Measured payments(Duration time) throws Exception {
        return run(() -> ClosedLoop.run(clients, time, charges::charge));
    }

    /** What the acquirer has booked for the merchant. */
    JsonObject booked() throws Exception {
        return run(() -> books.totals(merchant.id()));
    }

    /** So many more customers for batches. */
    void addBatchCustomers(int count) throws Exception {
        int[] missing = {count};
        run(() -> ClosedLoop.run(
                clients,
                Duration.ofSeconds(PATIENCE_SECONDS),
                () -> missing[0]-- > 0 ? cardImport.addCustomer() : null));
    }

    /** A batch for those of them who came last. */
    void storeBatchForLast() throws Exception {
        run(cardImport::storeForLast);
    }

    /** Batches of cards in a closed loop of few callers, each of whom has much to tell. */
    Measured batches(int callers, Duration time) throws Exception {
        return run(() -> ClosedLoop.run(callers, time, cardImport::store)).inBatchesOf(CardImport.SIZE);
    }

    /** Cards saved on schedule. */
    FixedRate fixedRate(int perSecond, Duration time) throws Exception {
        int count = Math.toIntExact(perSecond * time.toSeconds());
        waiting(count);
        List<OpenedSession> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(waiting.remove());
        }
        FixedRate figures = run(() -> new FixedRateRun(vertx, payerOnSchedule, chosen, perSecond).run());
        saved.addAll(chosen);
        return figures;
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}

package io.mintmark.local.bench.floor;

import io.mintmark.local.bench.load.ClosedLoop;
import io.mintmark.local.bench.load.Latencies;
import io.mintmark.local.bench.load.Measured;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The recorded SQL, run by a bare client with as many connections as the services have: what this database could do on
 * this machine if the platform cost nothing.
 */
public final class Floor implements AutoCloseable {
    /** With how many cards payments are made, about; the platform is to have as many. */
    public static final int CARDS = 1_000;

    private static final long PATIENCE_SECONDS = 120;

    private final Slots slots;
    private final Script customer;
    private final Script session;
    private final Script save;
    private final Script payment;
    /** What a session leaves for its card, and a card for its payments. */
    private final int[] kept;

    private final Batches batches;
    private final int clients;
    private final Vertx vertx;
    private final Map<String, Relay> relays = new HashMap<>();
    private final List<Lane> lanes = new ArrayList<>();

    private Floor(Supplier<ScriptReader> readers, Recording recording, int clients, int loops) {
        ScriptReader reader = readers.get();
        this.customer = reader.read(recording.customer());
        this.session = reader.read(recording.session());
        this.save = reader.read(recording.save());
        this.payment = reader.read(recording.payment());
        this.slots = reader.slots();
        this.kept = IntStream.concat(Arrays.stream(save.slots()), Arrays.stream(payment.slots()))
                .distinct()
                .toArray();
        this.batches = new Batches(readers.get(), recording);
        this.clients = clients;
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
    }

    /**
     * Connects.
     *
     * @param superuser of the floor's database, asked about the statements' parameters; makes a table for {@link #inserts}
     */
    public static Floor open(FloorAccess access, Connection superuser, Recording recording, int clients)
            throws Exception {
        DurableInsert.prepare(superuser);
        ParameterTypes types = new ParameterTypes(superuser);
        int loops = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), access.connections()));
        Floor floor = new Floor(
                () -> new ScriptReader((role, sql) -> types.of(role.replace("_app", ""), sql)),
                recording,
                clients,
                loops);
        try {
            floor.connect(access, recording, loops);
            return floor;
        } catch (Exception failure) {
            floor.close();
            throw failure;
        }
    }

    private void connect(FloorAccess access, Recording recording, int loops) throws Exception {
        for (String role : Recording.ROLES) {
            Relay relay = new Relay(access, role, recording);
            relays.put(role, relay);
            await(vertx.deployVerticle(relay));
        }
        for (int i = 0; i < loops; i++) {
            Lane lane = new Lane(access, share(access.connections(), loops, i), relays);
            await(vertx.deployVerticle(lane));
            lanes.add(lane);
        }
    }

    /**
     * Does for one more payer, and for one more batch, what the services did while it was recorded, and compares what is
     * left of both.
     *
     * @return how many rows each has left
     */
    public int verify(Fidelity fidelity) throws Exception {
        Lane lane = lanes.get(0);
        String[] values = slots.empty();
        slots.fill(values, IntStream.range(0, values.length).toArray(), lane.random);
        await(onLoop(lane, () -> lane.run(customer, values)
                .compose(done -> lane.run(session, values))
                .compose(done -> lane.run(save, values))
                .compose(done -> lane.run(payment, values))));
        String[] ofBatch = batches.newEverything(lane.random);
        await(onLoop(
                lane, () -> lane.run(batches.customers, ofBatch).compose(done -> lane.run(batches.batch, ofBatch))));
        return fidelity.check(Slots.names(slots.asRecorded()), Slots.names(values)) + batches.check(fidelity, ofBatch);
    }

    /** Makes so many customers for the sessions to come. */
    public void prepare(int count) throws Exception {
        int[] wanted = customer.slots();
        measure(clients, Duration.ofSeconds(PATIENCE_SECONDS), lane -> () -> {
            if (lane.customers.size() >= count / lanes.size() + 1) {
                return null;
            }
            String[] values = slots.empty();
            slots.fill(values, wanted, lane.random);
            lane.customers.add(values);
            return lane.run(customer, values);
        });
    }

    /** Makes so many times as many customers as a batch has cards. */
    public void prepareBatches(int count) throws Exception {
        measure(clients, Duration.ofSeconds(PATIENCE_SECONDS), lane -> () -> {
            if (lane.batchCustomers.size() >= count / lanes.size() + 1) {
                return null;
            }
            String[] values = batches.newCustomers(lane.random);
            lane.batchCustomers.add(values);
            return lane.run(batches.customers, values);
        });
    }

    /** Sessions in a closed loop. They are kept for {@link #saves}. */
    public Measured sessions(Duration time) throws Exception {
        int[] wanted = session.slots();
        return measure(clients, time, lane -> () -> {
            String[] values = lane.customers
                    .get(lane.random.nextInt(lane.customers.size()))
                    .clone();
            slots.fill(values, wanted, lane.random);
            return lane.run(session, values).onSuccess(done -> lane.sessions.add(kept(values)));
        });
    }

    /** What is known of many sessions is kept small. */
    private String[] kept(String[] values) {
        String[] few = slots.empty();
        for (int slot : kept) {
            few[slot] = values[slot];
        }
        return few;
    }

    /** Cards saved in a closed loop, each into a session that has none. The first of them are kept for {@link #payments}. */
    public Measured saves(Duration time) throws Exception {
        int[] wanted = save.slots();
        int most = CARDS / lanes.size() + 1;
        return measure(clients, time, lane -> () -> {
            String[] values = lane.sessions.poll();
            if (values == null) {
                return null;
            }
            slots.fill(values, wanted, lane.random);
            return lane.run(save, values).onSuccess(done -> {
                if (lane.cards.size() < most) {
                    lane.cards.add(values);
                }
            });
        });
    }

    /** Payments in a closed loop, each with any of the cards that were kept. */
    public Measured payments(Duration time) throws Exception {
        int[] wanted = payment.slots();
        return measure(clients, time, lane -> () -> {
            // A lane that stood still would make the floor lower than it is.
            if (lane.cards.isEmpty()) {
                throw new IllegalStateException("the floor has saved no card to pay with");
            }
            String[] values =
                    lane.cards.get(lane.random.nextInt(lane.cards.size())).clone();
            slots.fill(values, wanted, lane.random);
            return lane.run(payment, values);
        });
    }

    /** Batches in a closed loop of so many clients, each of new cards for customers who are there. */
    public Measured batches(int callers, Duration time) throws Exception {
        return measure(callers, time, lane -> () -> {
            String[] customers = lane.batchCustomers.get(lane.random.nextInt(lane.batchCustomers.size()));
            return lane.run(batches.batch, batches.newCards(customers, lane.random));
        });
    }

    /** The smallest writes that last, in a closed loop: a yardstick of the machine. */
    public Measured inserts(Duration time) throws Exception {
        String[] nothing = {};
        return measure(clients, time, lane -> () -> lane.run(DurableInsert.SCRIPT, nothing));
    }

    private Measured measure(int callers, Duration time, Function<Lane, Supplier<@Nullable Future<?>>> work)
            throws Exception {
        Latencies latencies = new Latencies();
        long start = System.nanoTime();
        List<Future<Void>> running = new ArrayList<>();
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            int share = share(callers, lanes.size(), i);
            running.add(onLoop(lane, () -> ClosedLoop.run(share, start + time.toNanos(), latencies, work.apply(lane))));
        }
        await(Future.all(running));
        relays.values().forEach(Relay::requireRunning);
        return new Measured(latencies.summary(), (System.nanoTime() - start) / 1e9);
    }

    private static Future<Void> onLoop(Lane lane, Supplier<Future<Void>> work) {
        Promise<Void> done = Promise.promise();
        lane.runOnLoop(() -> work.get().onComplete(done));
        return done.future();
    }

    private static int share(int all, int parts, int part) {
        return all / parts + (part < all % parts ? 1 : 0);
    }

    /** What one session costs. */
    public Cost ofSession() {
        return new Cost(session.units().size(), session.statements());
    }

    /** What one saved card costs, from the link to the answer. */
    public Cost ofSave() {
        return new Cost(save.units().size(), save.statements());
    }

    /** What one payment costs, from the order to the answer that it is captured. */
    public Cost ofPayment() {
        return new Cost(payment.units().size(), payment.statements());
    }

    /** What one batch costs. */
    public Cost ofBatch() {
        return new Cost(batches.batch.units().size(), batches.batch.statements());
    }

    /** The SQL of one operation: a service that needs less of it is quicker, and so is its floor. */
    public record Cost(int transactions, int statements) {}

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS + 600, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        await(vertx.close());
    }
}

package io.mintmark.local.bench.floor;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A share of the floor's connections and clients, all on one event loop: nothing hops between threads. */
final class Lane extends AbstractVerticle {
    /** Whom scripts can be run for, by what they have been run for before. */
    final List<String[]> customers = new ArrayList<>();

    /** The same, as many at once as a batch has cards. */
    final List<String[]> batchCustomers = new ArrayList<>();

    /** What payments with saved cards can be run for. */
    final List<String[]> cards = new ArrayList<>();

    final Deque<String[]> sessions = new ArrayDeque<>();
    final SplittableRandom random = new SplittableRandom();

    private final FloorAccess access;
    private final int connections;
    private final Map<String, Relay> relays;
    private final Map<String, Pool> pools = new HashMap<>();

    /** @param connections to each service's schema */
    Lane(FloorAccess access, int connections, Map<String, Relay> relays) {
        this.access = access;
        this.connections = connections;
        this.relays = relays;
    }

    @Override
    public void start() {
        for (String role : Recording.ROLES) {
            pools.put(
                    role,
                    PgBuilder.pool()
                            .with(new PoolOptions().setMaxSize(connections))
                            .connectingTo(access.as(role))
                            .using(vertx)
                            .build());
        }
    }

    void runOnLoop(Runnable work) {
        context.runOnContext(now -> work.run());
    }

    /** Runs a script's transactions one after the other, as the services do for one payer. */
    Future<Void> run(Script script, @Nullable String[] values) {
        Future<Void> done = Future.succeededFuture();
        for (Unit unit : script.units()) {
            done = done.compose(before -> run(unit, values));
        }
        return done;
    }

    private Future<Void> run(Unit unit, @Nullable String[] values) {
        return pool(unit.role())
                .getConnection()
                .compose(connection -> unit.run(connection, values).eventually(() -> connection.close()))
                .onSuccess(done -> {
                    Relay relay = relays.get(unit.role());
                    if (relay != null && unit.publishes()) {
                        relay.nudge();
                    }
                });
    }

    private Pool pool(String role) {
        Pool pool = pools.get(role);
        if (pool == null) {
            throw new IllegalStateException("the floor has no connections as " + role);
        }
        return pool;
    }
}

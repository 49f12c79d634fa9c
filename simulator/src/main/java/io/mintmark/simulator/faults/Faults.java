package io.mintmark.simulator.faults;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The faults that were ordered, and how often each has struck; and chaos, while it reigns. They are gone with the process. */
public final class Faults {
    private static final class Order {
        private final Fault fault;
        private final Instant end;
        private int struck;

        private Order(Fault fault, Instant now) {
            this.fault = fault;
            this.end = now.plusMillis(fault.durationMillis());
        }

        private boolean isOver(Instant now) {
            return fault.lasts() ? !now.isBefore(end) : struck >= fault.times();
        }

        private JsonObject json() {
            return fault.json().put("struck", struck);
        }
    }

    private final InstantSource clock;
    private final List<Order> orders = new ArrayList<>();
    private @Nullable Chaos chaos;

    public Faults(InstantSource clock) {
        this.clock = clock;
    }

    /** Adds one after the others. */
    public synchronized void order(Fault fault) {
        orders.add(new Order(fault, clock.instant()));
    }

    /** What goes wrong with a request: the first order that is not over yet counts as struck, before any chaos. */
    public synchronized Optional<Fault> strike(Arrival arrival) {
        Instant now = clock.instant();
        for (Order order : orders) {
            if (!order.isOver(now) && order.fault.strikes(arrival)) {
                order.struck++;
                return Optional.of(order.fault);
            }
        }
        return chaos == null ? Optional.empty() : chaos.strike(arrival);
    }

    /** Forgets all that were ordered. */
    public synchronized void clear() {
        orders.clear();
    }

    /** All, those that are over too, as they were ordered. */
    public synchronized JsonArray list() {
        JsonArray all = new JsonArray();
        orders.forEach(order -> all.add(order.json()));
        return all;
    }

    /** Begins anew, or ends with null. */
    synchronized void reign(@Nullable Chaos next) {
        chaos = next;
    }

    /** What reigns, and what it has done. */
    synchronized Optional<JsonObject> reigning() {
        return Optional.ofNullable(chaos).map(Chaos::json);
    }
}

package io.mintmark.local.gateway;

import io.mintmark.local.plan.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** All replicas, those that are ready, and whose turn it is. */
public final class Replicas {
    private final Map<Service, List<Replica>> all = new EnumMap<>(Service.class);
    private final Map<Service, AtomicInteger> turns = new EnumMap<>(Service.class);
    private final Set<Replica> ready = ConcurrentHashMap.newKeySet();

    public Replicas(Collection<Replica> replicas) {
        for (Service service : Service.values()) {
            all.put(
                    service,
                    replicas.stream()
                            .filter(replica -> replica.service() == service)
                            .toList());
            turns.put(service, new AtomicInteger());
        }
    }

    /** Takes a replica into the round, or out of it. */
    public void setReady(Replica replica, boolean isReady) {
        if (isReady) {
            ready.add(replica);
        } else {
            ready.remove(replica);
        }
    }

    /**
     * Whom to try, in order: the ready ones, each time beginning with the next. If none says it is ready all are tried,
     * because a service that answers 503 explains more than the gateway could.
     */
    List<Replica> inTurn(Service service) {
        List<Replica> candidates = new ArrayList<>(all.getOrDefault(service, List.of()));
        if (candidates.stream().anyMatch(ready::contains)) {
            candidates.removeIf(replica -> !ready.contains(replica));
        }
        if (candidates.isEmpty()) {
            return candidates;
        }
        int turn = turns.getOrDefault(service, new AtomicInteger()).getAndIncrement();
        Collections.rotate(candidates, -Math.floorMod(turn, candidates.size()));
        return candidates;
    }
}

package io.mintmark.session.sessions.updates;

import io.micrometer.core.instrument.MeterRegistry;
import io.mintmark.session.sessions.domain.SessionId;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** All who watch a session at this replica. */
@Singleton
class Watchers {
    private static final int GOING_AWAY = 1001;

    private final Map<SessionId, Set<Watcher>> bySession = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final UpdatesConfig config;
    private volatile Runnable arrival = () -> {};

    Watchers(UpdatesConfig config, MeterRegistry metrics) {
        this.config = config;
        metrics.gauge("mintmark.updates.connections", count);
    }

    /** Runs at each arrival, in the thread of whoever arrives. */
    void onArrival(Runnable action) {
        arrival = action;
    }

    /** Whether nobody watches anything here. */
    boolean isEmpty() {
        return bySession.isEmpty();
    }

    /** Whether one more would be too many. */
    boolean isFull(SessionId session) {
        return count.get() >= config.perReplica()
                || bySession.getOrDefault(session, Set.of()).size() >= config.perSession();
    }

    /** Takes one in, who hears of every state from now on; false, and nothing done, if there are too many. */
    boolean add(Watcher watcher) {
        if (count.incrementAndGet() > config.perReplica()) {
            count.decrementAndGet();
            return false;
        }
        Set<Watcher> together = bySession.compute(watcher.admission().session(), (session, present) -> {
            Set<Watcher> watchers = present == null ? ConcurrentHashMap.newKeySet() : present;
            if (watchers.size() < config.perSession()) {
                watchers.add(watcher);
            }
            return watchers;
        });
        if (!together.contains(watcher)) {
            count.decrementAndGet();
            return false;
        }
        arrival.run();
        return true;
    }

    void remove(Watcher watcher) {
        bySession.computeIfPresent(watcher.admission().session(), (session, present) -> removed(present, watcher));
    }

    private @Nullable Set<Watcher> removed(Set<Watcher> present, Watcher watcher) {
        if (present.remove(watcher)) {
            count.decrementAndGet();
        }
        return present.isEmpty() ? null : present;
    }

    boolean watches(SessionId session) {
        return bySession.containsKey(session);
    }

    /** Offers a state to all who watch its session. */
    void tell(SessionId session, SessionState state) {
        bySession.getOrDefault(session, Set.of()).forEach(watcher -> watcher.offer(state));
    }

    /** Each watched session with the oldest state that one of its watchers has yet to go beyond. */
    Map<SessionId, Long> seen() {
        Map<SessionId, Long> seen = new HashMap<>();
        all().forEach(watcher -> seen.merge(watcher.admission().session(), watcher.latest(), Math::min));
        return seen;
    }

    List<Watcher> all() {
        return bySession.values().stream().flatMap(Set::stream).toList();
    }

    /** Clients find another replica. */
    void stop(@Observes ShutdownEvent event) {
        all().forEach(watcher -> watcher.close(GOING_AWAY, "this replica stops"));
    }
}

package io.mintmark.webhook.delivery.application;

import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.webhook.delivery.application.Deliveries.Settlement;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Settles deliveries of which nothing more follows. The first does not wait; those that end while it is settled share the
 * next transaction, whose commit would cost each of them as much as it costs all.
 */
@Singleton
class SettleTogether {
    private record Waiting(Settlement settlement, UniEmitter<? super Boolean> emitter) {}

    private static final int MOST = 64;

    private final Transactions transactions;
    private final Deliveries deliveries;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private boolean underWay;

    SettleTogether(Transactions transactions, Deliveries deliveries) {
        this.transactions = transactions;
        this.deliveries = deliveries;
    }

    /** Whether the delivery moved on: false if its lease had passed on. A failure is that of all who share it. */
    Uni<Boolean> settle(Settlement settlement) {
        return Uni.createFrom().emitter(emitter -> {
            add(new Waiting(settlement, emitter));
            next();
        });
    }

    private void next() {
        List<Waiting> group = take();
        if (group.isEmpty()) {
            return;
        }
        List<Settlement> settlements = group.stream().map(Waiting::settlement).toList();
        transactions
                .atOnceAsSystem(tx -> deliveries.settleAll(tx, settlements))
                .onTermination()
                .invoke(this::free)
                .subscribe()
                .with(
                        moved -> {
                            next();
                            for (int i = 0; i < group.size(); i++) {
                                group.get(i).emitter().complete(moved.get(i));
                            }
                        },
                        failure -> {
                            next();
                            group.forEach(one -> one.emitter().fail(failure));
                        });
    }

    private synchronized void add(Waiting one) {
        waiting.add(one);
    }

    private synchronized List<Waiting> take() {
        List<Waiting> group = new ArrayList<>();
        while (!underWay && group.size() < MOST && !waiting.isEmpty()) {
            group.add(waiting.remove());
        }
        underWay = underWay || !group.isEmpty();
        return group;
    }

    private synchronized void free() {
        underWay = false;
    }
}

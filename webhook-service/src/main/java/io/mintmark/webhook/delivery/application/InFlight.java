package io.mintmark.webhook.delivery.application;

import io.mintmark.webhook.delivery.application.Deliveries.Room;
import io.mintmark.webhook.delivery.domain.DeliveryState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The attempts under way, and how many there may be: to each receiver a few at first, one more whenever it has taken an
 * attempt while all its places were in use, half as many when an attempt fails (additive increase, multiplicative
 * decrease). A receiver that hangs takes nothing and gets no more. Places beyond the first ones are half of all at the
 * most, so that many receivers which were quick and then hang leave the other half. Not for several threads.
 */
final class InFlight {
    /** Receivers without an attempt under way whose places are remembered; each is an argument of every claim. */
    private static final int REMEMBERED = 1_000;

    private static final class Receiver {
        private int places;
        private int underWay;
        /** Of those under way, how many began before the places became fewer: their failures tell nothing new. */
        private int older;

        private Receiver(int places) {
            this.places = places;
        }
    }

    private final int inAll;
    private final int atFirst;
    private final int atMost;
    private final Map<String, Receiver> receivers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Receiver> eldest) {
            return size() > REMEMBERED && eldest.getValue().underWay == 0;
        }
    };
    private int total;

    /**
     * @param inAll attempts at a time
     * @param atFirst of those to one receiver, before anything is known of it
     * @param atMost of those to one receiver
     */
    InFlight(int inAll, int atFirst, int atMost) {
        this.inAll = inAll;
        this.atFirst = atFirst;
        this.atMost = atMost;
    }

    int total() {
        return total;
    }

    boolean isFull() {
        return total >= inAll;
    }

    /**
     * What may be claimed now.
     *
     * @param after the queue that was served last
     */
    Room room(String after) {
        int spare = spareEach();
        Map<String, Integer> free = new HashMap<>();
        receivers.forEach((queue, receiver) -> {
            int places = Math.min(receiver.places, Math.max(atFirst, receiver.underWay) + spare) - receiver.underWay;
            if (places != atFirst) {
                free.put(queue, Math.max(0, places));
            }
        });
        return new Room(atFirst, inAll - total, free, after);
    }

    /** How many places beyond the first ones each receiver that has such may fill now, if all of them do. */
    private int spareEach() {
        int beyond = 0;
        int grown = 0;
        for (Receiver receiver : receivers.values()) {
            beyond += Math.max(0, receiver.underWay - atFirst);
            grown += receiver.places > atFirst ? 1 : 0;
        }
        return grown == 0 ? 0 : Math.max(0, inAll / 2 - beyond) / grown;
    }

    void begin(String queue) {
        total++;
        receivers.computeIfAbsent(queue, unknown -> new Receiver(atFirst)).underWay++;
    }

    /**
     * An attempt has ended.
     *
     * @param state where its delivery went
     * @return whether others may have waited for its place
     */
    boolean end(String queue, DeliveryState state) {
        Receiver receiver = receivers.get(queue);
        if (receiver == null) {
            throw new IllegalStateException("no attempt is under way to " + queue);
        }
        boolean inUse = receiver.underWay >= receiver.places;
        boolean waitedFor = isFull() || inUse;
        total--;
        receiver.underWay--;
        boolean old = receiver.older > 0;
        if (old) {
            receiver.older--;
        }
        if (state == DeliveryState.DELIVERED && inUse) {
            receiver.places = Math.min(atMost, receiver.places + 1);
        } else if (state == DeliveryState.PENDING && !old) {
            receiver.places = Math.max(1, receiver.places / 2);
            receiver.older = receiver.underWay;
        }
        return waitedFor;
    }
}

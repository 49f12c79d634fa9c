package io.mintmark.local.bench.floor;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The scripts of a batch, with places of their own: a batch names so much that nobody else wants to carry it along. */
final class Batches {
    final Script customers;
    final Script batch;

    private final Slots slots;
    private final int[] ofCustomers;
    private final int[] ofBatch;

    Batches(ScriptReader reader, Recording recording) {
        this.customers = reader.read(recording.batchCustomers());
        this.batch = reader.read(recording.batch());
        this.slots = reader.slots();
        this.ofCustomers = customers.slots();
        this.ofBatch = batch.slots();
    }

    /** New customers. */
    String[] newCustomers(SplittableRandom random) {
        String[] values = slots.empty();
        slots.fill(values, ofCustomers, random);
        return values;
    }

    /** New cards for these customers. */
    String[] newCards(String[] customers, SplittableRandom random) {
        String[] values = customers.clone();
        slots.fill(values, ofBatch, random);
        return values;
    }

    /** Compares what is left of the recorded batch with what is left of another one. */
    int check(Fidelity fidelity, String[] values) throws Exception {
        return fidelity.check(Slots.names(slots.asRecorded()), Slots.names(values));
    }

    /** Everything new. */
    String[] newEverything(SplittableRandom random) {
        String[] values = slots.empty();
        slots.fill(values, IntStream.range(0, values.length).toArray(), random);
        return values;
    }
}

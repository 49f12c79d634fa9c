package io.mintmark.local.bench;

import io.mintmark.local.Connection;
import io.mintmark.local.client.BenchMerchant;
import io.mintmark.local.client.CardImport;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Lets one payer after the other through, and then a few payments and batches, of a merchant who is not measured, until
 * the platform answers as it will: the first calls after a start load classes for seconds, and may be told to come back.
 */
final class WakeUp {
    private static final int PAYERS_IN_A_ROW = 20;
    private static final int PAYMENTS_IN_A_ROW = 20;
    private static final int BATCHES_IN_A_ROW = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long BEFORE_TRYING_AGAIN_MILLIS = 200;

    private WakeUp() {}

    static void run(Connection platform) throws Exception {
        try (Traffic traffic = new Traffic(platform, BenchMerchant.create(platform), 1)) {
            inARow(PAYERS_IN_A_ROW, () -> {
                traffic.addCustomer();
                traffic.openForLastCustomer();
                traffic.saveLast();
            });
            inARow(1, traffic::learnLastCard);
            inARow(PAYMENTS_IN_A_ROW, traffic::payWithLastCard);
            traffic.addBatchCustomers(CardImport.SIZE);
            inARow(BATCHES_IN_A_ROW, traffic::storeBatchForLast);
            new Checks(traffic).everyWebhookCame();
        }
    }

    private static void inARow(int wanted, Step step) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int good = 0;
        while (good < wanted) {
            try {
                step.run();
                good++;
            } catch (ExecutionException notYet) {
                good = 0;
                if (System.nanoTime() - deadline > 0) {
                    throw notYet;
                }
                TimeUnit.MILLISECONDS.sleep(BEFORE_TRYING_AGAIN_MILLIS);
            }
        }
    }
}

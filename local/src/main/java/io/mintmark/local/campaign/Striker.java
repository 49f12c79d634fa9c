package io.mintmark.local.campaign;

import io.mintmark.local.Progress;
import io.mintmark.local.plan.Service;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Ends processes at random, one after the other, while others work. */
final class Striker implements Runnable {
    private static final int LEAST_PAUSE_MILLIS = 1_000;
    private static final int SPREAD_MILLIS = 5_000;
    private static final int CHOICES = 5;

    private final Target target;
    private final Acquirers acquirers;
    private final CampaignOptions options;
    private final Random random;
    private final Progress progress;
    private volatile boolean enough;
    private volatile int struck;

    Striker(Target target, Acquirers acquirers, CampaignOptions options, Progress progress) {
        this.target = target;
        this.acquirers = acquirers;
        this.options = options;
        this.random = new Random(options.seed() + options.actors());
        this.progress = progress;
    }

    @Override
    public void run() {
        try {
            while (!enough && struck < options.kills()) {
                TimeUnit.MILLISECONDS.sleep(LEAST_PAUSE_MILLIS + random.nextInt(SPREAD_MILLIS));
                strike(random.nextInt(CHOICES));
                struck++;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Exception failure) {
            throw new IllegalStateException("a process did not come back", failure);
        }
    }

    private void strike(int choice) throws Exception {
        switch (choice) {
            case 0, 1 -> {
                progress.say("kill -9 session-service");
                target.strike(Service.SESSION);
            }
            case 2, 3 -> {
                progress.say("kill -9 vault-service");
                target.strike(Service.VAULT);
            }
            default -> {
                progress.say("kill -9 the acquirers");
                target.strikeAcquirers();
                // What they were told to do wrong has ended with them.
                acquirers.beginChaos(options.seed() + struck, options.chaosPercent());
            }
        }
    }

    /** Lets the strike under way be the last. */
    void stop() {
        enough = true;
    }

    int struck() {
        return struck;
    }
}

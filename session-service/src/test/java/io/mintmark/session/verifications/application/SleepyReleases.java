package io.mintmark.session.verifications.application;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.acquirer.application.Acquirer;
import io.smallrye.mutiny.Uni;

/** Releases amounts only when a test says so, as if every hint were lost. */
public final class SleepyReleases extends ReleaseAmounts {
    public SleepyReleases(
            Transactions transactions,
            Verifications verifications,
            Acquirer acquirer,
            CrashPoints crashPoints,
            VerificationConfig config) {
        super(transactions, verifications, acquirer, crashPoints, config, new SimpleMeterRegistry());
    }

    @Override
    public void wake() {
        // the hint is lost
    }

    /** One pass. */
    public Uni<Void> work() {
        return release();
    }
}

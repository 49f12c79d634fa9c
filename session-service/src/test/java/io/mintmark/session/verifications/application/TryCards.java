package io.mintmark.session.verifications.application;

import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.session.acquirer.application.Acquirer;

/** Lets tests of other packages speak to an acquirer of theirs. */
public final class TryCards {
    private TryCards() {}

    public static TryCard of(Acquirer acquirer, CrashPoints crashPoints) {
        return new TryCard(acquirer, crashPoints);
    }
}

package io.mintmark.session.verifications.application;

import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.acquirer.application.Acquirer;
import io.mintmark.session.acquirer.application.Finding;
import io.mintmark.session.cards.domain.Seal;
import io.mintmark.session.verifications.application.Verifications.Seen;
import io.mintmark.session.verifications.domain.Trial;
import io.mintmark.session.verifications.domain.Verification;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Speaks to the acquirer about a verification. It stores nothing: what was found is for the caller to record. */
@Singleton
public class TryCard {
    /** Whole seconds, of which the signature loses up to one. */
    private static final Duration QUESTION = Duration.ofSeconds(5);

    private final Acquirer acquirer;
    private final CrashPoints crashPoints;

    TryCard(Acquirer acquirer, CrashPoints crashPoints) {
        this.acquirer = acquirer;
        this.crashPoints = crashPoints;
    }

    /**
     * Sends the authorization. To be called once in a verification's life, by the one who stored it.
     *
     * @param seal the payer's security code, if one was asked for
     */
    public Uni<Finding> send(Verification verification, @Nullable Seal seal) {
        crashPoints.hit("session.verify.before-send");
        Trial trial = verification.trial();
        return acquirer.authorize(
                        errand(verification, verification.sendBefore()),
                        new Acquirer.Authorization(
                                verification.authorization(),
                                trial.card(),
                                seal,
                                trial.session(),
                                trial.amount(),
                                false,
                                Acquirer.Purpose.VERIFICATION))
                .map(reply -> Finding.of(verification.id().value(), reply))
                .invoke(found -> crashPoints.hit("session.verify.after-answer-before-record"));
    }

    /**
     * Asks what became of the authorization.
     *
     * @param seen read just now: only then does it tell whether "never heard of it" is final
     */
    public Uni<Finding> ask(Seen seen) {
        Verification verification = seen.verification();
        return acquirer.status(errand(verification, seen.now().plus(QUESTION)), verification.authorization())
                .map(standing -> Finding.of(verification.id().value(), standing, seen.conclusive()));
    }

    private static Acquirer.Errand errand(Verification verification, Instant sendBefore) {
        return new Acquirer.Errand(
                new MerchantId(verification.trial().merchant()),
                verification.id().value(),
                sendBefore);
    }
}

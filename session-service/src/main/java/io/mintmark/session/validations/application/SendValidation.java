package io.mintmark.session.validations.application;

import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.acquirer.application.Acquirer;
import io.mintmark.session.acquirer.application.Finding;
import io.mintmark.session.acquirer.domain.BillingAddress;
import io.mintmark.session.money.domain.Money;
import io.mintmark.session.validations.domain.Validation;
import io.mintmark.session.verifications.application.VerificationConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Speaks to the acquirer about a validation. It stores nothing: what was found is for the caller to record. */
@Singleton
class SendValidation {
    /** Whole seconds, of which the signature loses up to one. */
    private static final Duration QUESTION = Duration.ofSeconds(5);

    private final Acquirer acquirer;
    private final CrashPoints crashPoints;
    private final Money nothing;

    SendValidation(Acquirer acquirer, CrashPoints crashPoints, VerificationConfig config) {
        this.acquirer = acquirer;
        this.crashPoints = crashPoints;
        this.nothing = new Money(0, Currency.getInstance(config.currency()));
    }

    /**
     * Sends the authorization. To be called once for every try, by the one who stored it.
     *
     * @param address what to compare instead of the address that is stored with the card
     */
    Uni<Finding> send(Validation validation, @Nullable BillingAddress address) {
        crashPoints.hit("session.validate.before-send");
        return acquirer.authorize(
                        errand(validation, validation.sendBefore()),
                        Acquirer.Authorization.ofNothing(
                                validation.authorization(), validation.card(), nothing, address))
                .map(reply -> Finding.of(validation.id().value(), reply))
                .invoke(found -> crashPoints.hit("session.validate.after-answer-before-record"));
    }

    /**
     * Asks what became of it.
     *
     * @param now read just before by the database's clock: only then does it tell whether "never heard of it" is final
     */
    Uni<Finding> ask(Validation validation, Instant now) {
        return acquirer.status(errand(validation, now.plus(QUESTION)), validation.authorization())
                .map(standing -> Finding.of(validation.id().value(), standing, now.isAfter(validation.sendBefore())));
    }

    private static Acquirer.Errand errand(Validation validation, Instant sendBefore) {
        return new Acquirer.Errand(
                new MerchantId(validation.merchant()), validation.id().value(), sendBefore);
    }
}

package io.mintmark.session.payments.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.acquirer.application.AskAgain;
import io.mintmark.session.acquirer.application.Finding;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.Payment;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Sees a step of an attempt by API through, from its sending to what it means for the payment. */
@Singleton
class DecideAttempt {
    private static final Logger LOG = Logger.getLogger(DecideAttempt.class);

    private final Payments payments;
    private final SendAttempt send;
    private final ConcludeAttempt conclude;
    private final AskAgain askAgain;
    private final PaymentConfig config;

    DecideAttempt(
            Payments payments, SendAttempt send, ConcludeAttempt conclude, AskAgain askAgain, PaymentConfig config) {
        this.payments = payments;
        this.send = send;
        this.conclude = conclude;
        this.askAgain = askAgain;
        this.config = config;
    }

    /**
     * The payment as it stands then. What is not decided in time is left to the janitor; it never fails.
     *
     * @param sending the step, to be sent once
     */
    Uni<Payment> decide(MerchantId merchant, Payment payment, Attempt attempt, Uni<Finding> sending) {
        return sending.chain(found -> found instanceof Finding.Open
                        ? ask(merchant, payment, attempt)
                        : Uni.createFrom().item(found))
                .chain(found -> conclude.conclude(merchant, payment.id(), attempt, found))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("%s is left to the janitor: %s", attempt.id(), failure.toString());
                    return Uni.createFrom().item(payment);
                });
    }

    private Uni<Finding> ask(MerchantId merchant, Payment payment, Attempt attempt) {
        return askAgain.until(
                merchant,
                payments::clock,
                attempt.sendBefore().plus(config.askFor()),
                config.askAgain(),
                now -> send.ask(payment, attempt, now));
    }
}

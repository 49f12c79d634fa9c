package io.mintmark.session.payments.domain;

import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.money.domain.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;

/** Payments for tests of the domain. */
final class APayment {
    static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    static final Duration LIFETIME = Duration.ofDays(7);
    static final Currency UYU = Currency.getInstance("UYU");

    private APayment() {}

    static Payment of(long amount, CaptureMethod capture) {
        PaymentTerms terms = new PaymentTerms(
                new PaymentOrder("order-1", null, null, 1, capture, Map.of()),
                new Money(amount, UYU),
                null,
                null,
                "pi_1",
                ShopperInteraction.CONT_AUTH,
                RecurringProcessingModel.SUBSCRIPTION,
                null,
                null,
                null,
                null);
        return Payment.begin(new PaymentId("pay_1"), 1, terms, NOW);
    }

    static Attempt attempt(int number, boolean capture) {
        return new Attempt(
                "att_" + number,
                number,
                new CardRef.Saved("pi_1"),
                capture,
                0,
                Attempt.Status.UNDECIDED,
                false,
                0,
                NOW.plusSeconds(5),
                null,
                NOW,
                null);
    }

    static Attempt.Answer answer(String code) {
        return new Attempt.Answer(code, "A1B2C3", "NTX1", null, "M", NOW);
    }

    static Payment authorized(long amount) {
        Attempt attempt = attempt(1, false);
        Attempt approved = attempt.decided(true, answer("00"));
        return of(amount, CaptureMethod.MANUAL).tryAgain(attempt).with(approved).approve(approved, null, LIFETIME);
    }

    static Operation operation(String id, Operation.Type type, long amount) {
        return new Operation(
                id, type, new Money(amount, UYU), Operation.Status.PENDING, false, NOW.plusSeconds(5), null, NOW);
    }
}

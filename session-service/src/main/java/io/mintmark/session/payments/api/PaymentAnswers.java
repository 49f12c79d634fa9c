package io.mintmark.session.payments.api;

import io.mintmark.contracts.payment.PaymentView;
import io.mintmark.contracts.session.ActionView;
import io.mintmark.session.payments.application.ChallengeLinks;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentStatus;
import io.mintmark.session.payments.messaging.PaymentViews;
import jakarta.inject.Singleton;
import java.util.List;

/** Payments with the payer's links, for their own merchant alone. */
@Singleton
class PaymentAnswers {
    private final PaymentViews views;
    private final ChallengeLinks links;

    PaymentAnswers(PaymentViews views, ChallengeLinks links) {
        this.views = views;
        this.links = links;
    }

    PaymentView view(Payment payment) {
        return views.view(payment, actions(payment));
    }

    private List<ActionView> actions(Payment payment) {
        return payment.status() != PaymentStatus.REQUIRES_ACTION
                ? List.of()
                : payment.challenged().stream()
                        .map(attempt -> new ActionView(
                                "challenge",
                                "REDIRECT",
                                links.toChallenge(payment, attempt).toString()))
                        .toList();
    }
}

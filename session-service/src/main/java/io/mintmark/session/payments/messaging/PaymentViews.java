package io.mintmark.session.payments.messaging;

import io.mintmark.contracts.payment.AmountView;
import io.mintmark.contracts.payment.AttemptView;
import io.mintmark.contracts.payment.CaptureView;
import io.mintmark.contracts.payment.ConfirmationView;
import io.mintmark.contracts.payment.OperationView;
import io.mintmark.contracts.payment.PaymentCardView;
import io.mintmark.contracts.payment.PaymentMethodView;
import io.mintmark.contracts.payment.PaymentView;
import io.mintmark.contracts.payment.RefusalView;
import io.mintmark.contracts.payment.ThreeDSecureView;
import io.mintmark.contracts.session.ActionView;
import io.mintmark.session.acquirer.application.Connectors;
import io.mintmark.session.acquirer.domain.Authentication;
import io.mintmark.session.acquirer.domain.RefusalReason;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.money.domain.Money;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.Operation;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentTerms;
import io.mintmark.session.payments.domain.Refusal;
import io.mintmark.session.payments.domain.Standing;
import io.mintmark.session.payments.domain.ThreeDSecure;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns payments into what the API and the events show. */
@Singleton
public class PaymentViews {
    private static final String ERROR = "Error";
    private static final String EXTERNAL = "external";

    private final Connectors connectors;

    PaymentViews(Connectors connectors) {
        this.connectors = connectors;
    }

    /** The payment with its trail, without links. */
    public PaymentView view(Payment payment) {
        return view(payment, List.of());
    }

    /** The payment with its trail, and these links for its payer. */
    public PaymentView view(Payment payment, List<ActionView> actions) {
        PaymentTerms terms = payment.terms();
        Standing standing = payment.standing();
        return new PaymentView(
                payment.id().value(),
                payment.merchant(),
                terms.order().referenceId(),
                terms.order().invoiceNumber(),
                terms.order().description(),
                terms.order().deviceId(),
                terms.session(),
                terms.customerId(),
                payment.status().label(),
                resultCode(payment),
                refusal(standing.refusal()),
                amount(terms.amount()),
                amount(payment.money(standing.captured())),
                amount(payment.money(standing.refunded())),
                terms.order().installments(),
                new CaptureView(terms.order().capture().name().toLowerCase(Locale.ROOT)),
                method(terms, standing),
                terms.interaction().label(),
                terms.model() == null ? null : terms.model().label(),
                standing.createdInstrument(),
                confirmation(payment),
                payment.attempts().stream().map(PaymentViews::attempt).toList(),
                payment.operations().stream().map(PaymentViews::operation).toList(),
                actions,
                terms.order().metadata(),
                standing.authorizationExpiresAt(),
                payment.createdAt(),
                payment.updatedAt());
    }

    private static String resultCode(Payment payment) {
        Refusal refusal = payment.standing().refusal();
        return refusal != null && refusal.isTechnical()
                ? ERROR
                : payment.status().resultCode();
    }

    private static @Nullable RefusalView refusal(@Nullable Refusal refusal) {
        return refusal == null
                ? null
                : new RefusalView(refusal.reason(), refusal.retry().label(), refusal.acquirerCode());
    }

    private static AmountView amount(Money money) {
        return new AmountView(money.total(), money.value(), money.currency().getCurrencyCode());
    }

    private static PaymentMethodView method(PaymentTerms terms, Standing standing) {
        PaymentTerms.CardFacts card = terms.card();
        Standing.Confirmation consent = standing.confirmation();
        return new PaymentMethodView(
                source(terms),
                terms.token(),
                terms.external() == null ? null : terms.external().source(),
                new PaymentCardView(
                        card == null ? null : card.brand(),
                        card == null ? null : card.last4(),
                        false,
                        consent == null ? null : consent.networkTransactionId()));
    }

    private static String source(PaymentTerms terms) {
        if (terms.external() != null) {
            return EXTERNAL;
        }
        return terms.token() == null ? "card" : "token";
    }

    private @Nullable ConfirmationView confirmation(Payment payment) {
        Standing.Confirmation consent = payment.standing().confirmation();
        return consent == null
                ? null
                : new ConfirmationView(
                        consent.code(), connectors.acquirerOf(payment.terms().external()), consent.approvedAt());
    }

    private static AttemptView attempt(Attempt attempt) {
        Attempt.Answer answer = attempt.answer();
        return new AttemptView(
                attempt.id(),
                attempt.card() instanceof CardRef.External ? EXTERNAL : "card",
                attempt.status().result(),
                attempt.status() != Attempt.Status.DECLINED || answer == null
                        ? null
                        : RefusalReason.of(answer.responseCode()).label(),
                answer == null ? null : answer.avs(),
                answer == null ? null : answer.cvc(),
                null,
                attempt.createdAt(),
                threeDSecure(attempt.threeDSecure()));
    }

    private static @Nullable ThreeDSecureView threeDSecure(@Nullable ThreeDSecure how) {
        Authentication outcome = how == null ? null : how.outcome();
        return outcome == null
                ? null
                : new ThreeDSecureView(outcome.status().label(), outcome.eci(), outcome.transactionId());
    }

    private static OperationView operation(Operation operation) {
        return new OperationView(
                operation.id(),
                operation.type().label(),
                amount(operation.amount()),
                operation.status().label(),
                operation.createdAt());
    }
}

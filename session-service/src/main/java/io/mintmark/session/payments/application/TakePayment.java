package io.mintmark.session.payments.application;

import io.mintmark.platform.idempotency.Idempotency;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.runtime.Detached;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.acquirer.application.Acquirer;
import io.mintmark.session.customers.application.IdentifyShopper;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentId;
import io.mintmark.session.payments.domain.PaymentTerms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a payment with a card that was saved, here or elsewhere, for its merchant. The payment stands in the books, with its attempt's reference,
 * before anything is sent; what is not decided in time is answered as pending, and found out by a janitor.
 */
@Singleton
public class TakePayment {
    /**
     * The payment that a request led to.
     *
     * @param replayed whether an earlier request with the same idempotency key had begun it
     */
    public record Taken(Payment payment, boolean replayed) {}

    private record Sendable(Payment payment, Attempt attempt, Acquirer.Initiator initiator) {}

    /** Within what a caller waits for. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(12);

    private final Transactions transactions;
    private final Payments payments;
    private final UsableToken tokens;
    private final IdentifyShopper shoppers;
    private final PaymentNames names;
    private final BeginAttempt begin;
    private final SendAttempt send;
    private final DecideAttempt decide;
    private final Idempotency idempotency;

    TakePayment(
            Transactions transactions,
            Payments payments,
            UsableToken tokens,
            IdentifyShopper shoppers,
            PaymentNames names,
            BeginAttempt begin,
            SendAttempt send,
            DecideAttempt decide,
            Idempotency idempotency) {
        this.transactions = transactions;
        this.payments = payments;
        this.tokens = tokens;
        this.shoppers = shoppers;
        this.names = names;
        this.begin = begin;
        this.send = send;
        this.decide = decide;
        this.idempotency = idempotency;
    }

    /**
     * Takes the payment once per idempotency key.
     *
     * @param terms without the card's facts, which are looked up
     * @param shopperReference the merchant's own name for the customer; whoever is none yet becomes one
     * @throws Problem those of {@link UsableToken} and {@link IdentifyShopper}, 409 {@code duplicate_reference} or {@code duplicate_invoice_number},
     *     and those of idempotency
     */
    public Uni<Taken> take(
            MerchantId merchant, PaymentTerms terms, @Nullable String shopperReference, IdempotentRequest request) {
        return transactions
                .asMerchant(merchant, tx -> idempotency.earlier(tx, request, id -> replay(tx, merchant, id)))
                .chain(earlier -> earlier.isPresent()
                        ? Uni.createFrom().item(earlier.get())
                        : Detached.of(
                                afresh(merchant, terms, shopperReference, request), ANSWER_WITHIN, () -> transactions
                                        .asMerchant(
                                                merchant,
                                                tx -> idempotency.earlier(tx, request, id -> replay(tx, merchant, id)))
                                        .map(found -> found.orElseThrow(
                                                () -> Problem.unavailable("The payment has not begun. Try again.")))));
    }

    private Uni<Taken> replay(SqlConnection tx, MerchantId merchant, String id) {
        return payments.find(tx, merchant, new PaymentId(id))
                .map(found -> new Taken(found.orElseThrow().payment(), true));
    }

    private Uni<Taken> afresh(
            MerchantId merchant, PaymentTerms terms, @Nullable String shopperReference, IdempotentRequest request) {
        return payer(merchant, terms, shopperReference)
                .chain(payer -> card(merchant, payer))
                .chain(known -> transactions.asMerchant(merchant, tx -> begin(tx, merchant, known, request)))
                .chain(begun -> begun.isPresent()
                        ? finish(merchant, begun.get()).map(payment -> new Taken(payment, false))
                        : transactions
                                .asMerchant(
                                        merchant,
                                        tx -> idempotency.earlier(tx, request, id -> replay(tx, merchant, id)))
                                .map(Optional::orElseThrow));
    }

    /** Whose saved card it is, the vault tells with the card, unless the merchant names the customer in its own way. */
    private Uni<PaymentTerms> payer(MerchantId merchant, PaymentTerms terms, @Nullable String shopperReference) {
        return shopperReference == null && terms.external() == null
                ? Uni.createFrom().item(terms)
                : shoppers.identify(merchant, terms.customerId(), shopperReference)
                        .map(customer -> terms.withCustomer(customer.orElse(null)));
    }

    /** What is known of a saved card; of one in another vault nothing is, before it was charged. */
    private Uni<PaymentTerms> card(MerchantId merchant, PaymentTerms terms) {
        String token = terms.token();
        return token == null
                ? Uni.createFrom().item(terms)
                : tokens.find(merchant, token, terms.customerId(), "#/paymentMethod/token")
                        .map(card -> terms.withCustomer(
                                        terms.customerId() == null ? card.customerId() : terms.customerId())
                                .withCard(new PaymentTerms.CardFacts(card.brand(), card.last4())));
    }

    /** Empty if a twin has begun it meanwhile. */
    private Uni<Optional<Sendable>> begin(
            SqlConnection tx, MerchantId merchant, PaymentTerms terms, IdempotentRequest request) {
        PaymentId id = begin.nextId();
        return idempotency.once(
                tx,
                request,
                id.value(),
                () -> names.take(tx, merchant, terms.order(), id.value(), "#")
                        .chain(() -> begin.first(
                                tx,
                                merchant,
                                id,
                                terms,
                                new BeginAttempt.Wanted(terms.payingCard(), 0, terms.external() != null)))
                        .chain(begun -> send.initiator(tx, begun.payment())
                                .map(initiator ->
                                        Optional.of(new Sendable(begun.payment(), begun.attempt(), initiator)))),
                earlier -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Payment> finish(MerchantId merchant, Sendable sendable) {
        Payment payment = sendable.payment();
        Attempt attempt = sendable.attempt();
        return decide.decide(
                merchant, payment, attempt, send.send(payment, attempt, sendable.initiator(), null, false));
    }
}

package io.mintmark.session.validations.application;

import io.mintmark.platform.id.Ids;
import io.mintmark.platform.idempotency.Idempotency;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.runtime.Detached;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.acquirer.application.AskAgain;
import io.mintmark.session.acquirer.application.Finding;
import io.mintmark.session.acquirer.domain.BillingAddress;
import io.mintmark.session.payments.application.UsableToken;
import io.mintmark.session.validations.domain.Validation;
import io.mintmark.session.validations.domain.ValidationId;
import io.mintmark.session.verifications.application.VerificationConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether a saved card is alive. The question stands in the books, with its reference, before it is sent, and a lost
 * answer is asked for; who asks again under the same key hears of the same question.
 */
@Singleton
public class ValidateInstrument {
    /**
     * What a request led to.
     *
     * @param replayed whether an earlier request with the same idempotency key had asked
     */
    public record Validated(Validation validation, boolean replayed) {}

    /** Where a saved card stands in the request. */
    private static final String POINTER = "#/paymentInstrument";
    /** Within what a caller waits for. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(12);

    private final Transactions transactions;
    private final Validations validations;
    private final UsableToken tokens;
    private final SendValidation send;
    private final AskAgain askAgain;
    private final ConcludeValidation conclude;
    private final Idempotency idempotency;
    private final Ids ids;
    private final VerificationConfig config;

    ValidateInstrument(
            Transactions transactions,
            Validations validations,
            UsableToken tokens,
            SendValidation send,
            AskAgain askAgain,
            ConcludeValidation conclude,
            Idempotency idempotency,
            Ids ids,
            VerificationConfig config) {
        this.transactions = transactions;
        this.validations = validations;
        this.tokens = tokens;
        this.send = send;
        this.askAgain = askAgain;
        this.conclude = conclude;
        this.idempotency = idempotency;
        this.ids = ids;
        this.config = config;
    }

    /**
     * The issuer's answer.
     *
     * @param address what to compare instead of the address that is stored with the card
     * @throws Problem those of {@link UsableToken}, those of idempotency, and 503 where there is no answer yet
     */
    public Uni<Validated> validate(
            MerchantId merchant, String instrument, @Nullable BillingAddress address, IdempotentRequest request) {
        Uni<Validated> work = earlier(merchant, request)
                .chain(earlier -> earlier.isPresent()
                        ? follow(merchant, earlier.get(), address)
                        : afresh(merchant, instrument, address, request));
        return Detached.of(work, ANSWER_WITHIN, () -> Uni.createFrom().failure(unanswered()))
                .invoke(validated -> {
                    if (!validated.validation().isAnswered()) {
                        throw unanswered();
                    }
                });
    }

    private Uni<Optional<Validation>> earlier(MerchantId merchant, IdempotentRequest request) {
        return transactions.asMerchant(
                merchant, tx -> idempotency.earlier(tx, request, id -> find(tx, merchant, new ValidationId(id))));
    }

    private Uni<Validation> find(SqlConnection tx, MerchantId merchant, ValidationId id) {
        return validations.find(tx, merchant, id).map(found -> found.orElseThrow()
                .validation());
    }

    private Uni<Validated> afresh(
            MerchantId merchant, String instrument, @Nullable BillingAddress address, IdempotentRequest request) {
        ValidationId id = new ValidationId(ids.next(ValidationId.PREFIX));
        return tokens.find(merchant, instrument, null, POINTER)
                .chain(card -> transactions.asMerchant(
                        merchant,
                        tx -> idempotency.once(
                                tx,
                                request,
                                id.value(),
                                () -> validations
                                        .add(tx, merchant, id, card.id(), config.sendWithin(), config.sendLease())
                                        .map(added -> new Validated(added, false)),
                                twin -> find(tx, merchant, new ValidationId(twin))
                                        .map(found -> new Validated(found, true)))))
                .chain(begun -> begun.replayed()
                        ? follow(merchant, begun.validation(), address)
                        : finish(merchant, begun.validation(), address).map(done -> new Validated(done, false)));
    }

    /** What is answered is told again, what is under way is asked for, and what never left is begun again. */
    private Uni<Validated> follow(MerchantId merchant, Validation earlier, @Nullable BillingAddress address) {
        Uni<Validation> followed =
                switch (earlier.status()) {
                    case VALID, INVALID -> Uni.createFrom().item(earlier);
                    case UNDECIDED -> ask(merchant, earlier).chain(found -> conclude.conclude(earlier, found));
                    case NOT_SENT -> again(merchant, earlier, address);
                };
        return followed.map(now -> new Validated(now, true));
    }

    private Uni<Validation> again(MerchantId merchant, Validation earlier, @Nullable BillingAddress address) {
        return tokens.find(merchant, earlier.instrument(), null, POINTER)
                .chain(() -> transactions.asMerchant(merchant, tx -> validations
                        .clock(tx)
                        .map(now -> earlier.again(now.plus(config.sendWithin())))
                        .chain(next -> validations
                                .save(tx, next, config.sendLease())
                                .map(won -> won ? Optional.of(next) : Optional.<Validation>empty()))))
                .chain(won -> won.isPresent()
                        ? finish(merchant, won.get(), address)
                        : transactions.asMerchant(merchant, tx -> find(tx, merchant, earlier.id())));
    }

    private Uni<Validation> finish(MerchantId merchant, Validation validation, @Nullable BillingAddress address) {
        return send.send(validation, address)
                .chain(found -> found instanceof Finding.Open
                        ? ask(merchant, validation)
                        : Uni.createFrom().item(found))
                .chain(found -> conclude.conclude(validation, found));
    }

    private Uni<Finding> ask(MerchantId merchant, Validation validation) {
        return askAgain.until(
                merchant,
                validations::clock,
                validation.sendBefore().plus(config.askFor()),
                config.askAgain(),
                now -> send.ask(validation, now));
    }

    private static Problem unanswered() {
        return Problem.unavailable("The card's issuer has not answered. Ask again, with the same Idempotency-Key.");
    }
}

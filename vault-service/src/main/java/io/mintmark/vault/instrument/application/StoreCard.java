package io.mintmark.vault.instrument.application;

import io.mintmark.platform.id.Ids;
import io.mintmark.platform.idempotency.Idempotency;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.card.application.SealCards;
import io.mintmark.vault.card.application.SealedCard;
import io.mintmark.vault.card.domain.BillingAddress;
import io.mintmark.vault.card.domain.CardEntry;
import io.mintmark.vault.crypto.application.KeyRing;
import io.mintmark.vault.crypto.application.MerchantKeys;
import io.mintmark.vault.instrument.application.SaveCards.Saved;
import io.mintmark.vault.instrument.application.SaveCards.Sealed;
import io.mintmark.vault.instrument.domain.Instrument;
import io.mintmark.vault.instrument.domain.NewCard;
import io.mintmark.vault.instrument.domain.Storage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stores a card that came by API; the same card of the same customer is one instrument. */
@ApplicationScoped
public class StoreCard {
    /**
     * What is to become of the card.
     *
     * @param enableNetworkToken null where nothing was said
     */
    public record Order(
            MerchantId merchant,
            @Nullable String customerId,
            Storage storage,
            @Nullable BillingAddress billingAddress,
            @Nullable Map<String, String> metadata,
            @Nullable Boolean enableNetworkToken) {}

    /**
     * The instrument that holds the card.
     *
     * @param created whether this request made it
     */
    public record Stored(Instrument instrument, boolean created) {}

    /** What two requests under one key must have in common. In the number's place stands its fingerprint, which is keyed. */
    private record Same(
            String fingerprint,
            int expMonth,
            int expYear,
            @Nullable String holder,
            @Nullable String customerId,
            Storage storage,
            @Nullable BillingAddress billingAddress,
            @Nullable Map<String, String> metadata,
            @Nullable Boolean enableNetworkToken) {}

    private static final String OPERATION = "POST /v1/payment-instruments";

    private final Transactions transactions;
    private final MerchantKeys keys;
    private final SealCards seals;
    private final SaveCards save;
    private final Instruments instruments;
    private final Idempotency idempotency;
    private final Ids ids;

    StoreCard(
            Transactions transactions,
            MerchantKeys keys,
            SealCards seals,
            SaveCards save,
            Instruments instruments,
            Idempotency idempotency,
            Ids ids) {
        this.transactions = transactions;
        this.keys = keys;
        this.seals = seals;
        this.save = save;
        this.instruments = instruments;
        this.idempotency = idempotency;
        this.ids = ids;
    }

    /** Stores and closes the card; 422 {@code unknown_customer}. A repetition under the same key stores nothing. */
    public Uni<Stored> store(CardEntry card, Order order, @Nullable String idempotencyKey) {
        String id = ids.next("pi");
        return keys.of(order.merchant())
                .map(ring -> {
                    SealedCard sealed = seals.seal(ring, order.merchant(), id, card);
                    return new Prepared(
                            ring,
                            order,
                            new Sealed(newCard(id, order, sealed), sealed.sealed()),
                            same(card, order, sealed));
                })
                .onTermination()
                .invoke(card::close)
                .chain(prepared -> transactions.asMerchant(order.merchant(), tx -> once(tx, prepared, idempotencyKey)));
    }

    private record Prepared(KeyRing ring, Order order, Sealed card, Same same) {}

    private Uni<Stored> once(SqlConnection tx, Prepared prepared, @Nullable String key) {
        MerchantId merchant = prepared.order().merchant();
        return idempotency.onceNaming(
                tx,
                new IdempotentRequest(key, merchant, OPERATION, prepared.same()),
                () -> save.save(tx, merchant, prepared.ring(), List.of(prepared.card()))
                        .map(saved -> stored(Objects.requireNonNull(
                                saved.get(prepared.card().card().key())))),
                stored -> stored.instrument().id(),
                id -> instruments
                        .find(tx, merchant, id)
                        .map(found ->
                                new Stored(found.orElseThrow(() -> Problem.notFound("payment instrument")), false)));
    }

    private static Stored stored(Saved saved) {
        Instrument instrument = saved.instrument();
        if (instrument == null) {
            throw Problem.unprocessable(
                    new FieldError("#/customerId", "unknown_customer", "You have no customer with this id."));
        }
        return new Stored(instrument, saved.created());
    }

    private static NewCard newCard(String id, Order order, SealedCard sealed) {
        return new NewCard(
                id,
                order.merchant().value(),
                order.customerId(),
                order.storage(),
                sealed.facts(),
                order.billingAddress(),
                sealed.fingerprint(),
                sealed.fingerprintVersion(),
                order.metadata(),
                order.enableNetworkToken());
    }

    private static Same same(CardEntry card, Order order, SealedCard sealed) {
        return new Same(
                sealed.fingerprint(),
                card.expiry().month(),
                card.expiry().year(),
                card.holder(),
                order.customerId(),
                order.storage(),
                order.billingAddress(),
                order.metadata(),
                order.enableNetworkToken());
    }
}

package io.mintmark.session.merchants.application;

import io.mintmark.platform.idempotency.Idempotency;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.tenancy.RegisterTransactions;
import io.mintmark.session.merchants.domain.Merchant;
import io.mintmark.session.merchants.domain.MerchantSettings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes a merchant in. It has no keys yet. */
@Singleton
public class CreateMerchant {
    private final RegisterTransactions transactions;
    private final Merchants merchants;
    private final MerchantChanges changes;
    private final Idempotency idempotency;
    private final InstantSource clock;

    CreateMerchant(
            RegisterTransactions transactions,
            Merchants merchants,
            MerchantChanges changes,
            Idempotency idempotency,
            InstantSource clock) {
        this.transactions = transactions;
        this.merchants = merchants;
        this.changes = changes;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** Creates the merchant once per idempotency key; its callback secret can be shown this one time only. */
    public Uni<Merchant> create(MerchantSettings settings, IdempotentRequest request) {
        return transactions.asSystem(session -> merchants.nextNumber().chain(number -> {
            Merchant merchant = Merchant.create(number, settings, clock.instant());
            return idempotency.once(
                    session, request, Long.toString(number), () -> add(session, merchant), ShownOnce::refuse);
        }));
    }

    private Uni<Merchant> add(Mutiny.Session session, Merchant merchant) {
        return merchants
                .add(merchant)
                .chain(() -> changes.announce(session, merchant))
                .replaceWith(merchant);
    }
}

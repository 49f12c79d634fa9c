package io.mintmark.session.merchants.application;

import io.mintmark.platform.idempotency.Idempotency;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.tenancy.RegisterTransactions;
import io.mintmark.session.merchants.domain.Merchant;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Gives a merchant its next callback secret. */
@Singleton
public class RotateCallbackSecret {
    private final RegisterTransactions transactions;
    private final MerchantChanges changes;
    private final Idempotency idempotency;

    RotateCallbackSecret(RegisterTransactions transactions, MerchantChanges changes, Idempotency idempotency) {
        this.transactions = transactions;
        this.changes = changes;
        this.idempotency = idempotency;
    }

    /** Rotates once per idempotency key; callbacks are signed with the new secret as soon as it is heard of. */
    public Uni<Merchant> rotate(long merchant, IdempotentRequest request) {
        return transactions.asSystem(session -> idempotency.once(
                session,
                request,
                "a rotation",
                () -> changes.change(session, merchant, Merchant::withNextCallbackSecret),
                ShownOnce::refuse));
    }
}

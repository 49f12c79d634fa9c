package io.mintmark.session.merchants.application;

import io.mintmark.platform.events.Outbox;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.RegisterTransactions;
import io.mintmark.session.merchants.domain.Merchant;
import io.mintmark.session.merchants.messaging.MerchantEvents;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

/** How every change of a merchant is made: locked, stored and announced in one transaction. */
@Singleton
class MerchantChanges {
    private final RegisterTransactions transactions;
    private final Merchants merchants;
    private final Outbox outbox;

    MerchantChanges(RegisterTransactions transactions, Merchants merchants, Outbox outbox) {
        this.transactions = transactions;
        this.merchants = merchants;
        this.outbox = outbox;
    }

    /** Changes a merchant in a transaction of its own. */
    Uni<Merchant> change(long id, UnaryOperator<Merchant> change) {
        return transactions.asSystem(session -> change(session, id, change));
    }

    /** Changes a merchant in the transaction under way; 404 for a number that no merchant has. */
    Uni<Merchant> change(Mutiny.Session session, long id, UnaryOperator<Merchant> change) {
        return merchants
                .lock(id)
                .map(found -> change.apply(found.orElseThrow(() -> Problem.notFound("merchant"))))
                .call(merchants::save)
                .call(changed -> announce(session, changed));
    }

    /** Tells the other services how the merchant stands now. */
    Uni<Void> announce(Mutiny.Session session, Merchant merchant) {
        return outbox.append(session, MerchantEvents.state(merchant));
    }
}

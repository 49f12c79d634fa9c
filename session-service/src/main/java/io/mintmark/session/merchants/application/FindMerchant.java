package io.mintmark.session.merchants.application;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.RegisterTransactions;
import io.mintmark.session.merchants.domain.Merchant;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Reads one merchant. */
@Singleton
public class FindMerchant {
    private final RegisterTransactions transactions;
    private final Merchants merchants;

    FindMerchant(RegisterTransactions transactions, Merchants merchants) {
        this.transactions = transactions;
        this.merchants = merchants;
    }

    /** The merchant with this number, else 404. */
    public Uni<Merchant> find(long id) {
        return transactions
                .asSystem(session -> merchants.find(id))
                .map(found -> found.orElseThrow(() -> Problem.notFound("merchant")));
    }
}

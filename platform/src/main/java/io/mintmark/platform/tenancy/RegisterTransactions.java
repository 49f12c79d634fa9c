package io.mintmark.platform.tenancy;

import io.mintmark.platform.events.OutboxSignal;
import io.mintmark.platform.runtime.ServiceName;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** The same promise as {@link Transactions} for registers kept with Panache. Never both for one change: they would be two transactions. */
@ApplicationScoped
public class RegisterTransactions {
    private final ServiceName service;
    private final OutboxSignal signal;

    RegisterTransactions(ServiceName service, OutboxSignal signal) {
        this.service = service;
        this.signal = signal;
    }

    /** Runs the work in one session and transaction that sees this merchant's rows alone. */
    public <T> Uni<T> asMerchant(MerchantId merchant, Function<Mutiny.Session, Uni<T>> work) {
        return within("app.merchant", merchant.toString(), work);
    }

    /** Runs the work under the schema's system role, which sees all rows. */
    public <T> Uni<T> asSystem(Function<Mutiny.Session, Uni<T>> work) {
        return within("role", service.systemRole(), work);
    }

    private <T> Uni<T> within(String setting, String value, Function<Mutiny.Session, Uni<T>> work) {
        return Panache.withTransaction(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery("select set_config(?1, ?2, true)", String.class)
                                .setParameter(1, setting)
                                .setParameter(2, value)
                                .getSingleResult()
                                .chain(() -> work.apply(session))))
                .invoke(signal::committed);
    }
}

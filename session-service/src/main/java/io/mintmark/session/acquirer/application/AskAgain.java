package io.mintmark.session.acquirer.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.platform.time.Pause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Asks for a step whose answer was lost until something is certain, as long as somebody waits for it. */
@Singleton
public class AskAgain {
    private final Transactions transactions;
    private final Pause pause;

    AskAgain(Transactions transactions, Pause pause) {
        this.transactions = transactions;
        this.pause = pause;
    }

    /**
     * What was found; {@link Finding.Open} if time has passed without anything.
     *
     * @param clock the database's, which says how late it is
     * @param until when to give up
     * @param between two questions
     * @param question what to ask, the time having been read just before
     */
    public Uni<Finding> until(
            MerchantId merchant,
            Function<SqlConnection, Uni<Instant>> clock,
            Instant until,
            Duration between,
            Function<Instant, Uni<Finding>> question) {
        return transactions
                .asMerchant(merchant, clock)
                .chain(now -> now.isAfter(until)
                        ? Uni.createFrom().<Finding>item(new Finding.Open())
                        : question.apply(now)
                                .chain(found -> found instanceof Finding.Open
                                        ? pause.of(between)
                                                .chain(() -> until(merchant, clock, until, between, question))
                                        : Uni.createFrom().item(found)));
    }
}

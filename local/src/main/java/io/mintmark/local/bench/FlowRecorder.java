package io.mintmark.local.bench;

import io.mintmark.local.bench.floor.Recording;
import io.mintmark.local.bench.sql.LoggedStatement;
import io.mintmark.local.bench.sql.StatementRecorder;
import io.mintmark.local.client.BenchMerchant;
import io.mintmark.local.client.CardImport;
import io.mintmark.local.client.OpenedSession;
import io.mintmark.local.service.ServiceEnvironment;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Saves one card and pays with it, and then saves a batch of cards, while Postgres logs, step by step, each until the
 * platform has come to rest.
 */
final class FlowRecorder {
    private final Traffic traffic;
    private final BenchMerchant merchant;
    private final Quiet quiet;
    private final Connection superuser;
    private final Path postgresLog;

    FlowRecorder(Traffic traffic, BenchMerchant merchant, Quiet quiet, Connection superuser, Path postgresLog) {
        this.traffic = traffic;
        this.merchant = merchant;
        this.quiet = quiet;
        this.superuser = superuser;
        this.postgresLog = postgresLog;
    }

    Recording record() throws Exception {
        quiet.await();
        try (StatementRecorder log = new StatementRecorder(superuser, postgresLog)) {
            List<LoggedStatement> customer = during(log, traffic::addCustomer);
            List<LoggedStatement> session = during(log, traffic::openForLastCustomer);
            List<LoggedStatement> save = during(log, traffic::saveLast);
            traffic.learnLastCard();
            List<LoggedStatement> payment = during(log, traffic::payWithLastCard);
            List<LoggedStatement> batchCustomers = during(log, () -> traffic.addBatchCustomers(CardImport.SIZE));
            List<LoggedStatement> batch = during(log, traffic::storeBatchForLast);
            OpenedSession last = traffic.saved.get(traffic.saved.size() - 1);
            Set<String> known = new HashSet<>(traffic.cardImport.lastCustomers());
            known.add(last.id());
            known.add(last.customerId());
            return Recording.of(
                    new Recording.Log(customer, session, save, payment, batchCustomers, batch),
                    Long.toString(merchant.id()),
                    known,
                    ServiceEnvironment.DATABASE);
        }
    }

    private List<LoggedStatement> during(StatementRecorder log, Step step) throws Exception {
        long mark = log.mark();
        step.run();
        quiet.await();
        return log.since(mark);
    }
}

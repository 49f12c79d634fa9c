package io.mintmark.local.bench.floor;

import io.mintmark.local.bench.sql.LoggedStatement;
import io.mintmark.local.bench.sql.LoggedTransaction;
import io.mintmark.local.bench.sql.Transactions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the services executed for one payer, as Postgres logged it in this very run: no list of statements that could
 * grow old.
 *
 * @param customer for the customer
 * @param session for the session
 * @param save for the card, from the payer's link to the answer to the form
 * @param payment for a payment with that card
 * @param batchCustomers for as many customers as a batch has cards
 * @param batch for a batch, with a card for each of these customers
 * @param relayReads how the relay looks for events
 * @param relayDeletes how it forgets what it has sent
 */
public record Recording(
        List<LoggedTransaction> customer,
        List<LoggedTransaction> session,
        List<LoggedTransaction> save,
        List<LoggedTransaction> payment,
        List<LoggedTransaction> batchCustomers,
        List<LoggedTransaction> batch,
        String relayReads,
        String relayDeletes) {
    /** The services whose SQL a payer waits for. What others do with the events afterwards is no part of the floor. */
    public static final Set<String> ROLES = Set.of("session_app", "vault_app");

    /** What was logged during each step. */
    public record Log(
            List<LoggedStatement> customer,
            List<LoggedStatement> session,
            List<LoggedStatement> save,
            List<LoggedStatement> payment,
            List<LoggedStatement> batchCustomers,
            List<LoggedStatement> batch) {}

    /**
     * Picks the flow out of what was logged.
     *
     * @param known ids that belong to the flow
     * @param database that of the services
     */
    public static Recording of(Log log, String merchant, Set<String> known, String database) {
        return new Recording(
                flow("the customer", log.customer(), merchant, known, database),
                flow("the session", log.session(), merchant, known, database),
                flow("the card", log.save(), merchant, known, database),
                flow("the payment", log.payment(), merchant, known, database),
                flow("the batch's customers", log.batchCustomers(), merchant, known, database),
                flow("the batch", log.batch(), merchant, known, database),
                relay(log.save(), sql -> sql.startsWith("select") && sql.contains("from outbox")),
                relay(log.save(), sql -> sql.startsWith("delete from outbox")));
    }

    private static List<LoggedTransaction> flow(
            String what, List<LoggedStatement> logged, String merchant, Set<String> known, String database) {
        List<LoggedTransaction> all = Transactions.of(logged.stream()
                .filter(statement -> ROLES.contains(statement.user()))
                .filter(statement -> statement.database().equals(database))
                .toList());
        List<LoggedTransaction> chosen = Transactions.ofFlow(all, merchant, known);
        if (chosen.isEmpty()) {
            throw new IllegalStateException("Postgres logged no statement of " + what);
        }
        return chosen;
    }

    private static String relay(List<LoggedStatement> logged, Predicate<String> wanted) {
        return logged.stream()
                .map(LoggedStatement::sql)
                .filter(sql -> wanted.test(sql.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Postgres logged nothing of the outbox's relay"));
    }
}

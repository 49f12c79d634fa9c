package io.mintmark.local.bench.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Puts logged statements together to transactions, and picks those of one flow. */
public final class Transactions {
    private Transactions() {}

    /** All, in the order in which they ended. */
    public static List<LoggedTransaction> of(List<LoggedStatement> statements) {
        List<LoggedTransaction> all = new ArrayList<>();
        Map<Integer, List<LoggedStatement>> open = new HashMap<>();
        for (LoggedStatement statement : statements) {
            List<LoggedStatement> running = open.get(statement.process());
            switch (kind(statement.sql())) {
                case BEGIN -> open.put(statement.process(), new ArrayList<>(List.of(statement)));
                case END -> {
                    // Without a beginning, the log was opened in the middle of it.
                    if (running != null) {
                        List<String> frame = List.of(running.get(0).sql(), statement.sql());
                        all.add(new LoggedTransaction(statement.user(), frame, running.subList(1, running.size())));
                        open.remove(statement.process());
                    }
                }
                case OTHER -> {
                    if (running == null) {
                        all.add(new LoggedTransaction(statement.user(), List.of(), List.of(statement)));
                    } else {
                        running.add(statement);
                    }
                }
            }
        }
        return all;
    }

    /**
     * Those of one flow: run for its merchant while nothing else was, or naming something that the flow deals with. What
     * a transaction of the flow names besides belongs to the flow, too.
     *
     * @param known what the flow surely deals with
     */
    public static List<LoggedTransaction> ofFlow(List<LoggedTransaction> all, String merchant, Set<String> known) {
        Set<String> tokens = new HashSet<>(known);
        Set<LoggedTransaction> chosen = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (LoggedTransaction transaction : all) {
                if (!chosen.contains(transaction) && (transaction.isFor(merchant) || transaction.mentions(tokens))) {
                    chosen.add(transaction);
                    transaction.statements().stream()
                            .flatMap(statement -> statement.parameters().stream())
                            .filter(value -> value != null)
                            .flatMap(Tokens::in)
                            .forEach(tokens::add);
                    more = true;
                }
            }
        }
        return all.stream().filter(chosen::contains).toList();
    }

    private enum Kind {
        BEGIN,
        END,
        OTHER
    }

    private static Kind kind(String sql) {
        String word = sql.strip().toLowerCase(Locale.ROOT);
        if (word.startsWith("begin") || word.startsWith("start transaction")) {
            return Kind.BEGIN;
        }
        return word.startsWith("commit") || word.startsWith("rollback") ? Kind.END : Kind.OTHER;
    }
}

package io.mintmark.local.bench.floor;

import io.mintmark.local.bench.sql.LoggedStatement;
import io.mintmark.local.bench.sql.LoggedTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Makes a script of what was recorded. All scripts of one reader share their places. */
final class ScriptReader {
    private final BiFunction<String, String, List<ParameterType>> types;
    private final Slots slots = new Slots();

    /** @param types of a role's statement */
    ScriptReader(BiFunction<String, String, List<ParameterType>> types) {
        this.types = types;
    }

    Slots slots() {
        return slots;
    }

    Script read(List<LoggedTransaction> transactions) {
        return new Script(transactions.stream()
                .map(transaction -> new Unit(transaction.user(), transaction.frame(), calls(transaction.statements())))
                .toList());
    }

    private List<Call> calls(List<LoggedStatement> statements) {
        List<Call> calls = new ArrayList<>();
        for (LoggedStatement statement : statements) {
            Call last = calls.isEmpty() ? null : calls.get(calls.size() - 1);
            if (last != null && last.sql().equals(statement.sql())) {
                last.rows().add(row(statement));
            } else {
                calls.add(new Call(statement.sql(), new ArrayList<>(List.of(row(statement)))));
            }
        }
        return calls;
    }

    private List<Parameter> row(LoggedStatement statement) {
        List<ParameterType> known = types.apply(statement.user(), statement.sql());
        if (known.size() != statement.parameters().size()) {
            throw new IllegalStateException("logged with "
                    + statement.parameters().size() + " values and not " + known.size() + ": " + statement.sql());
        }
        List<Parameter> row = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            row.add(Parameter.of(statement.parameters().get(i), known.get(i), slots));
        }
        return row;
    }
}

package io.mintmark.local.bench.floor;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The smallest write that lasts: one row of a small table, in a transaction of its own. It measures the machine, its disk
 * and its Postgres, and no change of a service moves it.
 */
final class DurableInsert {
    private static final String ROLE = "session_app";
    private static final String TABLE =
            """
            create table if not exists public.durable_insert (
                id bigint generated always as identity primary key, made_at timestamptz not null default now());
            grant usage on schema public to %1$s;
            grant insert on public.durable_insert to %1$s;
            """;

    static final Script SCRIPT = new Script(List.of(new Unit(
            ROLE,
            List.of("begin", "commit"),
            List.of(new Call("insert into public.durable_insert default values", List.of(List.of()))))));

    private DurableInsert() {}

    /** Makes the table, beside the schemas whose rows are compared. */
    static void prepare(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(TABLE.formatted(ROLE));
        }
    }
}

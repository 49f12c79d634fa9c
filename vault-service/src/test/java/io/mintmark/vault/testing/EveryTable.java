package io.mintmark.vault.testing;

import io.mintmark.platform.testing.TestInfrastructure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** All that the vault's database holds, to look for what must not be there. */
public final class EveryTable {
    private EveryTable() {}

    /** Each row of each table as text. */
    public static List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection superuser = TestInfrastructure.asSuperuser("vault");
                Statement statement = superuser.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet names =
                    statement.executeQuery("select tablename from pg_tables where schemaname = 'vault'")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet found = statement.executeQuery("select t::text from vault." + table + " t")) {
                    while (found.next()) {
                        rows.add(found.getString(1));
                    }
                }
            }
        }
        return rows;
    }
}

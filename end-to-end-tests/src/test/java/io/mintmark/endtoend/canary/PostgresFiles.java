package io.mintmark.endtoend.canary;

import io.mintmark.endtoend.cluster.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All that Postgres keeps on disk: relations of every schema with what is deleted and not yet overwritten, the log of its
 * writes, temporary files. And what the tables say when they are read, for long values are compressed on disk.
 */
final class PostgresFiles {
    /** {@code base/16384/2619}, then perhaps a fork and a number. */
    private static final Pattern RELATION = Pattern.compile("(base/\\d+/\\d+|global/\\d+)(_[a-z]+)?(\\.\\d+)?");

    private final Database database;
    private final Path data;

    PostgresFiles(Database database, Path data) {
        this.database = database;
        this.data = data;
    }

    /** Searches every file, after what is in memory alone has been written. */
    void search(Search search) {
        database.execute("checkpoint");
        Map<String, String> relations = relations();
        try (Stream<Path> files = Files.walk(data)) {
            List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
            all.forEach(file -> search.file(place(file, relations), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Searches what a {@code select} of each table shows. */
    void searchRows(Search search) {
        database.texts("select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n"
                        + " on n.oid = c.relnamespace where c.relkind in ('r', 'm')"
                        + " and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%' order by 1")
                .forEach(table -> database.copy(table, search.sink("rows of " + table)));
    }

    /** The name of what is stored in each file. */
    private Map<String, String> relations() {
        Map<String, String> names = new HashMap<>();
        database.texts("select pg_relation_filepath(c.oid) || ' ' || n.nspname || '.' || c.relname"
                        + " || coalesce(' of ' || o.oid::regclass, '') from pg_class c"
                        + " join pg_namespace n on n.oid = c.relnamespace left join pg_class o on o.reltoastrelid = c.oid"
                        + " where pg_relation_filepath(c.oid) is not null")
                .forEach(
                        line -> names.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        return names;
    }

    private String place(Path file, Map<String, String> relations) {
        String path = data.relativize(file).toString();
        Matcher relation = RELATION.matcher(path);
        if (relation.matches()) {
            return "Postgres " + relations.getOrDefault(relation.group(1), "(dropped)") + ", " + path;
        }
        return "Postgres " + path;
    }
}

package io.mintmark.platform.database;

import java.util.Map;
import org.flywaydb.core.Flyway;

/** Brings a service's schema up to date, as its owner: the tables of the platform and the service's own as one history. */
public final class Migrations {
    private final String jdbcUrl;
    private final String owner;
    private final String password;
    private final String schema;

    /** @param owner a role that may create tables in the schema; the running service has no such right */
    public Migrations(String jdbcUrl, String owner, String password, String schema) {
        this.jdbcUrl = jdbcUrl;
        this.owner = owner;
        this.password = password;
        this.schema = schema;
    }

    /** Reads MINTMARK_DB_JDBC_URL, MINTMARK_DB_OWNER, MINTMARK_DB_OWNER_PASSWORD and MINTMARK_DB_SCHEMA. */
    public static Migrations fromEnvironment() {
        return new Migrations(
                required("MINTMARK_DB_JDBC_URL"),
                required("MINTMARK_DB_OWNER"),
                required("MINTMARK_DB_OWNER_PASSWORD"),
                required("MINTMARK_DB_SCHEMA"));
    }

    /** Applies what is missing; safe to repeat and to run from several places at once. */
    public void run() {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(jdbcUrl, owner, password)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(false)
                .locations("classpath:db/platform", "classpath:db/migration")
                .placeholders(Map.of("schema", schema))
                .validateMigrationNaming(true)
                .failOnMissingLocations(false)
                .load()
                .migrate();
    }

    private static String required(String variable) {
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("set " + variable + " to migrate");
        }
        return value;
    }
}

package io.mintmark.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The schema of a service and its roles, made by a superuser once per database and safe to repeat: an owner with DDL,
 * an application role that row-level security binds, and a system role that the application may take on for relays,
 * sweepers and page look-ups. No role can use another service's schema.
 */
public final class Roles {
    private final String schema;

    private Roles(String schema) {
        if (!schema.matches("[a-z_]{1,40}")) {
            throw new IllegalArgumentException("a schema's name is lower-case letters and underscores");
        }
        this.schema = schema;
    }

    /** The roles of this schema. */
    public static Roles of(String schema) {
        return new Roles(schema);
    }

    /** Owns the schema and migrates it. */
    public String owner() {
        return schema + "_owner";
    }

    /** Runs the service. */
    public String app() {
        return schema + "_app";
    }

    /** Sees all tenants' rows of this schema; cannot log in. */
    public String system() {
        return schema + "_system";
    }

    /** Makes roles and schema, or sets the passwords anew where they exist. Passwords are letters, digits, - and _ only. */
    public void create(Connection superuser, String ownerPassword, String appPassword) throws SQLException {
        for (String password : List.of(ownerPassword, appPassword)) {
            if (!password.matches("[A-Za-z0-9_-]{8,}")) {
                throw new IllegalArgumentException("a role's password is at least 8 letters, digits, - and _");
            }
        }
        try (Statement statement = superuser.createStatement()) {
            role(statement, owner(), "login password '" + ownerPassword + "'");
            role(statement, app(), "login noinherit password '" + appPassword + "'");
            role(statement, system(), "nologin");
            statement.execute("grant " + system() + " to " + app() + " with inherit false, set true");
            statement.execute("create schema if not exists " + schema + " authorization " + owner());
            statement.execute("revoke all on schema public from public");
            statement.execute("grant usage on schema " + schema + " to " + app() + ", " + system());
            statement.execute("alter default privileges for role " + owner() + " in schema " + schema
                    + " grant select, insert, update, delete on tables to " + app() + ", " + system());
            statement.execute("alter default privileges for role " + owner() + " in schema " + schema
                    + " grant usage, select on sequences to " + app() + ", " + system());
            statement.execute("alter role " + app() + " set search_path = " + schema);
            statement.execute("alter role " + owner() + " set search_path = " + schema);
            statement.execute("alter role " + app() + " set synchronous_commit = on");
            statement.execute("alter role " + app() + " set idle_in_transaction_session_timeout = '15s'");
            statement.execute("alter role " + app() + " set statement_timeout = '30s'");
        }
    }

    private static void role(Statement statement, String name, String options) throws SQLException {
        statement.execute(
                "do $$ begin create role " + name
                        + " nosuperuser nocreatedb nocreaterole nobypassrls; exception when duplicate_object then null; end $$");
        statement.execute("alter role " + name + " " + options);
    }
}

package io.mintmark.local.postgres;

import io.mintmark.local.plan.Service;
import io.mintmark.local.secret.Secrets;
import io.mintmark.platform.database.Roles;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The database that the services share, with a schema and roles for each of them. */
public final class Databases {
    private final PostgresServer server;
    private final Secrets secrets;

    public Databases(PostgresServer server, Secrets secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    /** Makes what is missing; the passwords are set anew, so that they are those of the secrets folder. */
    public void create(String database) throws SQLException {
        try (Connection connection = server.connect(PostgresServer.SUPERUSER)) {
            if (!exists(connection, database)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("create database " + database);
                }
            }
        }
        try (Connection connection = server.connect(database)) {
            for (Service service : Service.values()) {
                Roles roles = Roles.of(service.schema());
                roles.create(connection, secrets.password(roles.owner()), secrets.password(roles.app()));
            }
        }
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, database);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }
}

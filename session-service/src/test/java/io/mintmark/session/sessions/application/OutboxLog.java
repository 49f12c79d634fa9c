package io.mintmark.session.sessions.application;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Remembers every event that was appended to the outbox, for the relay deletes what it has published. */
final class OutboxLog {
    private static final String BEGIN =
            """
            create table outbox_log (place bigint generated always as identity, record_key text, payload bytea);
            create function log_outbox() returns trigger language plpgsql security definer set search_path = session as
            $$ begin insert into outbox_log (record_key, payload) values (new.record_key, new.payload); return new; end $$;
            create trigger log_outbox after insert on outbox for each row execute function log_outbox();
            create index on outbox_log (record_key);
            """;
    private static final String END =
            "drop trigger log_outbox on outbox; drop function log_outbox(); drop table outbox_log";

    private final Connection database;

    OutboxLog(Connection database) {
        this.database = database;
        run(BEGIN);
    }

    void end() {
        run(END);
    }

    /** The events of an aggregate, as they were appended. */
    List<JsonObject> of(String key) {
        try (PreparedStatement statement =
                database.prepareStatement("select payload from outbox_log where record_key = ? order by place")) {
            statement.setString(1, key);
            List<JsonObject> events = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(Buffer.buffer(rows.getBytes(1)).toJsonObject());
                }
            }
            return events;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void run(String sql) {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}

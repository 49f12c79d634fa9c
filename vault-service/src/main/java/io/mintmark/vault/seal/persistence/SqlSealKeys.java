package io.mintmark.vault.seal.persistence;

import io.mintmark.vault.seal.application.SealKeyStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

@ApplicationScoped
class SqlSealKeys implements SealKeyStore {
    private static final String CURRENT =
            """
            select m.minute, now() as now, k.root_key_id, k.wrapped
            from (select floor(extract(epoch from now()) / 60)::bigint as minute) m left join seal_key k using (minute)
            """;
    private static final String ADD =
            """
            insert into seal_key (minute, root_key_id, wrapped, destroy_at)
            values ($1::bigint, $2, $3, to_timestamp(($1::bigint + 1) * 60) + $4 * interval '1 second')
            on conflict (minute) do nothing
            """;
    private static final String FIND =
            "select minute, root_key_id, wrapped from seal_key where minute = $1 and destroy_at > now()";
    private static final String DESTROY = "delete from seal_key where destroy_at <= now()";
    private static final String FORGET = "delete from seal_use where used_until <= now()";

    @Override
    public Uni<Minute> current(SqlConnection tx) {
        return tx.query(CURRENT).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new Minute(
                    row.getLong("minute"),
                    row.getOffsetDateTime("now").toInstant(),
                    row.getBuffer("wrapped") == null ? null : key(row));
        });
    }

    @Override
    public Uni<Void> add(SqlConnection tx, WrappedKey key, Duration lifeOfSeals) {
        Tuple row = Tuple.of(key.minute(), key.rootKeyId())
                .addBuffer(Buffer.buffer(key.wrapped()))
                .addValue((double) lifeOfSeals.toSeconds());
        return tx.preparedQuery(ADD).execute(row).replaceWithVoid();
    }

    @Override
    public Uni<Optional<WrappedKey>> find(SqlConnection tx, long minute) {
        return tx.preparedQuery(FIND).execute(Tuple.of(minute)).map(SqlSealKeys::first);
    }

    @Override
    public Uni<Integer> destroyEnded(SqlConnection tx) {
        return tx.query(DESTROY).execute().map(SqlResult::rowCount).call(() -> tx.query(FORGET)
                .execute());
    }

    private static Optional<WrappedKey> first(RowSet<Row> rows) {
        return rows.rowCount() == 0
                ? Optional.empty()
                : Optional.of(key(rows.iterator().next()));
    }

    private static WrappedKey key(Row row) {
        return new WrappedKey(
                row.getLong("minute"),
                row.getString("root_key_id"),
                row.getBuffer("wrapped").getBytes());
    }
}

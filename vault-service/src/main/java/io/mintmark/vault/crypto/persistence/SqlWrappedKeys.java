package io.mintmark.vault.crypto.persistence;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.crypto.application.WrappedKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

@ApplicationScoped
class SqlWrappedKeys implements WrappedKeys {
    private static final String RESERVE =
            """
            update merchant_key set wraps_reserved = wraps_reserved + $2
            where merchant_id = $1 and version = (select max(version) from merchant_key where merchant_id = $1)
            """;
    private static final String READ =
            """
            select version, root_key_id, wrapped, wraps_reserved from merchant_key
            where merchant_id = $1 order by version desc
            """;
    private static final String ADD =
            """
            insert into merchant_key (merchant_id, version, root_key_id, wrapped) values ($1, $2, $3, $4)
            on conflict (merchant_id, version) do nothing
            """;

    @Override
    public Uni<List<WrappedKey>> reserve(SqlConnection tx, MerchantId merchant, long wraps) {
        return tx.preparedQuery(RESERVE)
                .execute(Tuple.of(merchant.value(), wraps))
                .chain(() -> tx.preparedQuery(READ).execute(Tuple.of(merchant.value())))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SqlWrappedKeys::key)
                        .toList());
    }

    @Override
    public Uni<Void> add(SqlConnection tx, MerchantId merchant, int version, String rootKeyId, byte[] wrapped) {
        return tx.preparedQuery(ADD)
                .execute(Tuple.of(merchant.value(), version, rootKeyId).addBuffer(Buffer.buffer(wrapped)))
                .replaceWithVoid();
    }

    private static WrappedKey key(Row row) {
        return new WrappedKey(
                row.getInteger("version"),
                row.getString("root_key_id"),
                row.getBuffer("wrapped").getBytes(),
                row.getLong("wraps_reserved"));
    }
}

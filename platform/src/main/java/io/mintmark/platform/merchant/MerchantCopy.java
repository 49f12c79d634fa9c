package io.mintmark.platform.merchant;

import com.fasterxml.jackson.databind.ObjectReader;
import io.mintmark.contracts.merchant.MerchantStateData;
import io.mintmark.platform.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/** The merchants' copy in this service's schema: known keys still open doors when a replica starts without Kafka. */
@Singleton
class MerchantCopy {
    record Heard(MerchantId merchant, long sequence, String json) {}

    private static final String UPSERT =
            """
            insert into merchant_view as v (merchant_id, sequence, state, heard_at) values ($1, $2, $3, now())
            on conflict (merchant_id) do update set sequence = excluded.sequence, state = excluded.state, heard_at = now()
            where v.sequence < excluded.sequence""";

    private final Pool pool;

    MerchantCopy(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> store(List<Heard> heard) {
        if (heard.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows = heard.stream()
                .map(one -> Tuple.of(one.merchant().value(), one.sequence(), one.json()))
                .toList();
        return pool.preparedQuery(UPSERT).executeBatch(rows).replaceWithVoid();
    }

    Uni<Void> loadInto(MerchantDirectory directory, ObjectReader reader) {
        return pool.query("select merchant_id, sequence, state from merchant_view")
                .execute()
                .invoke(rows -> accept(rows, directory, reader))
                .replaceWithVoid();
    }

    private static void accept(RowSet<Row> rows, MerchantDirectory directory, ObjectReader reader) {
        for (Row row : rows) {
            try {
                directory.accept(
                        new MerchantId(row.getLong("merchant_id")),
                        row.getLong("sequence"),
                        reader.<MerchantStateData>readValue(row.getString("state")));
            } catch (IOException unreadable) {
                throw new IllegalStateException("merchant_view holds a row that cannot be read", unreadable);
            }
        }
    }
}

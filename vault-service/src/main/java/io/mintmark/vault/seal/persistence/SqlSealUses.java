package io.mintmark.vault.seal.persistence;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.seal.application.SealUses;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

@ApplicationScoped
class SqlSealUses implements SealUses {
    private static final String USE =
            """
            insert into seal_use (seal_id, merchant_id, intent, used_until) values ($1, $2, $3, $4)
            on conflict (seal_id) do update set intent = excluded.intent where seal_use.intent = excluded.intent
            """;

    @Override
    public Uni<Boolean> record(SqlConnection tx, MerchantId merchant, String sealId, String intent, Instant until) {
        return tx.preparedQuery(USE)
                .execute(Tuple.of(sealId, merchant.value(), intent, until.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }
}

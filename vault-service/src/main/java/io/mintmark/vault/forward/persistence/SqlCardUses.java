package io.mintmark.vault.forward.persistence;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.forward.application.CardUses;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

@ApplicationScoped
class SqlCardUses implements CardUses {
    private static final String BEGIN =
            """
            insert into card_use (id, merchant_id, caller, key_id, profile, card_id, intent)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;
    private static final String END =
            """
            update card_use set outcome = $3, detail = $4, ended_at = clock_timestamp()
            where id = $1 and merchant_id = $2 and outcome is null
            """;
    private static final String REFUSE =
            """
            insert into card_use (id, merchant_id, caller, key_id, profile, card_id, intent, outcome, detail, ended_at)
            select $1, $2, $3, $4, $5, $6, $7, 'refused', $8, clock_timestamp()
            where not exists (select 1 from card_use where merchant_id = $2 and intent = $7)
            """;
    private static final String STANDING =
            "select used_at, outcome, detail from card_use where merchant_id = $1 and intent = $2 order by used_at limit 1";
    private static final String RECENT =
            """
            select count(*), coalesce(extract(epoch from min(used_at) + interval '1 minute' - clock_timestamp()), 0)::float8
            from card_use
            where merchant_id = $1 and caller = 'merchant' and used_at > clock_timestamp() - interval '1 minute'
            """;

    @Override
    public Uni<Instant> clock(SqlConnection tx) {
        return tx.query("select clock_timestamp()")
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime(0).toInstant());
    }

    @Override
    public Uni<Void> begin(SqlConnection tx, CardUse use) {
        return tx.preparedQuery(BEGIN).execute(row(use)).replaceWithVoid();
    }

    @Override
    public Uni<Void> end(SqlConnection tx, MerchantId merchant, String id, String outcome, String detail) {
        return tx.preparedQuery(END)
                .execute(Tuple.of(id, merchant.value(), outcome, detail))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> refuse(SqlConnection tx, CardUse use, String code) {
        return tx.preparedQuery(REFUSE).execute(row(use).addString(code)).replaceWithVoid();
    }

    @Override
    public Uni<Standing> standing(SqlConnection tx, MerchantId merchant, String intent) {
        return tx.preparedQuery(STANDING)
                .execute(Tuple.of(merchant.value(), intent))
                .map(rows -> standing(rows.iterator().next()));
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.getOffsetDateTime("used_at").toInstant(), row.getString("outcome"), row.getString("detail"));
    }

    @Override
    public Uni<Recent> recent(SqlConnection tx, MerchantId merchant) {
        return tx.preparedQuery(RECENT)
                .execute(Tuple.of(merchant.value()))
                .map(rows -> rows.iterator().next())
                .map(row -> new Recent(row.getLong(0), Duration.ofMillis((long) (1_000 * row.getDouble(1)))));
    }

    private static Tuple row(CardUse use) {
        return Tuple.tuple()
                .addString(use.id())
                .addLong(use.merchant().value())
                .addString(use.caller())
                .addString(use.keyId())
                .addString(use.profile())
                .addString(use.card())
                .addString(use.intent());
    }
}

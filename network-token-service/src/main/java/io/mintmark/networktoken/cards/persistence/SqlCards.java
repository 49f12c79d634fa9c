package io.mintmark.networktoken.cards.persistence;

import io.mintmark.networktoken.cards.application.Cards;
import io.mintmark.networktoken.cards.domain.CardFacts;
import io.mintmark.networktoken.cards.domain.CardState;
import io.mintmark.platform.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Compares and sets in one statement: two consumers with two events of one card cannot pass each other. */
@ApplicationScoped
class SqlCards implements Cards {
    private static final String KEEP =
            """
            insert into card (merchant_id, payment_instrument, sequence, status, brand, last4, exp_month, exp_year)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (merchant_id, payment_instrument) do update
               set sequence = excluded.sequence, status = excluded.status, brand = excluded.brand,
                   last4 = excluded.last4, exp_month = excluded.exp_month, exp_year = excluded.exp_year,
                   updated_at = now()
             where card.sequence < excluded.sequence
            """;

    @Override
    public Uni<Boolean> keepIfNewer(SqlConnection tx, MerchantId merchant, CardState state) {
        @Nullable CardFacts facts = state.facts();
        Tuple values = Tuple.tuple()
                .addLong(merchant.value())
                .addString(state.instrument().value())
                .addLong(state.sequence())
                .addString(state.status().word())
                .addString(facts == null ? null : facts.brand())
                .addString(facts == null ? null : facts.last4())
                .addInteger(facts == null ? null : facts.expiry().month())
                .addInteger(facts == null ? null : facts.expiry().year());
        return tx.preparedQuery(KEEP).execute(values).map(rows -> rows.rowCount() == 1);
    }
}

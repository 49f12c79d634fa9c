package io.mintmark.networktoken.cards.persistence;

import io.mintmark.networktoken.cards.application.Cards;
import io.mintmark.networktoken.cards.domain.CardFacts;
import io.mintmark.networktoken.cards.domain.CardState;
import io.mintmark.platform.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares and sets a card in one statement: two consumers with two events of one card cannot pass each other. */
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
    public Uni<Integer> keepNewer(SqlConnection tx, MerchantId merchant, List<CardState> states) {
        return tx.preparedQuery(KEEP)
                .executeBatch(
                        states.stream().map(state -> tuple(merchant, state)).toList())
                .map(SqlCards::changed);
    }

    private static Tuple tuple(MerchantId merchant, CardState state) {
        @Nullable CardFacts facts = state.facts();
        return Tuple.tuple()
                .addLong(merchant.value())
                .addString(state.instrument().value())
                .addLong(state.sequence())
                .addString(state.status().word())
                .addString(facts == null ? null : facts.brand())
                .addString(facts == null ? null : facts.last4())
                .addInteger(facts == null ? null : facts.expiry().month())
                .addInteger(facts == null ? null : facts.expiry().year());
    }

    /** Each statement of the batch has an answer of its own. */
    private static int changed(RowSet<Row> first) {
        int changed = 0;
        for (RowSet<Row> rows = first; rows != null; rows = rows.next()) {
            changed += rows.rowCount();
        }
        return changed;
    }
}

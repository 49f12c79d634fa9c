package io.mintmark.vault.instrument.persistence;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.card.application.AddressJson;
import io.mintmark.vault.instrument.application.StagedCards;
import io.mintmark.vault.instrument.domain.Stage;
import io.mintmark.vault.instrument.domain.StagedCard;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class SqlStagedCards implements StagedCards {
    private static final String ADD =
            """
            insert into staged_card (id, merchant_id, capture_id, session_id, instrument_id, customer_id, storage, state,
                brand, last4, bin, exp_month, exp_year, funding, country, fingerprint, fingerprint_version, expires_at,
                billing_address)
            values ($1, $2, $3, $4, $5, $6, $7, 'staged', $8, $9, $10, $11, $12, $13, $14, $15, $16,
                now() + $17 * interval '1 second', $18)
            """;
    private static final String LOCK =
            """
            select *, expires_at <= now() as ended from staged_card where id = $1 and merchant_id = $2 for update
            """;
    private static final String DECIDE =
            """
            update staged_card set state = $2, instrument_id = coalesce($3, instrument_id), instrument_created = $4,
                brand = null, last4 = null, bin = null, exp_month = null, exp_year = null, funding = null, country = null,
                fingerprint = null, fingerprint_version = null, billing_address = null
            where id = $1
            """;
    private static final String KEEP =
            """
            update staged_card set expires_at = greatest(expires_at, $3)
            where id = $1 and merchant_id = $2 and state = 'staged'
            """;
    private static final String REMOVE_ENDED =
            """
            delete from staged_card where id in (
                select id from staged_card where state = 'staged' and expires_at <= now()
                order by expires_at limit $1 for update skip locked)
            returning instrument_id
            """;
    private static final String FORGET =
            """
            delete from staged_card where id in (
                select id from staged_card where state <> 'staged' and expires_at < now() - interval '1 day'
                order by expires_at limit $1 for update skip locked)
            """;

    @Override
    public Uni<Void> add(SqlConnection tx, StagedCard card, Duration lifetime) {
        Tuple row = Tuple.tuple()
                .addValue(card.id())
                .addValue(card.merchantId())
                .addValue(card.captureId())
                .addValue(card.sessionId())
                .addValue(card.instrumentId())
                .addValue(card.customerId())
                .addValue(card.storage().wireName());
        Rows.addFacts(row, card.card());
        row.addValue(card.fingerprint())
                .addValue(card.fingerprintVersion())
                .addValue((double) lifetime.toSeconds())
                .addValue(AddressJson.write(card.billingAddress()));
        return tx.preparedQuery(ADD).execute(row).replaceWithVoid();
    }

    @Override
    public Uni<Optional<Stage>> lock(SqlConnection tx, MerchantId merchant, String id) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(id, merchant.value()))
                .map(rows -> Rows.list(rows, SqlStagedCards::stage).stream().findFirst());
    }

    private static Stage stage(Row row) {
        return switch (row.getString("state")) {
            case "staged" -> new Stage.Staged(Rows.stagedCard(row), row.getBoolean("ended"));
            case "activated" ->
                new Stage.Activated(
                        row.getString("instrument_id"),
                        row.getString("session_id"),
                        row.getBoolean("instrument_created"));
            default -> new Stage.Discarded();
        };
    }

    @Override
    public Uni<Void> keep(SqlConnection tx, MerchantId merchant, String id, Instant until) {
        return tx.preparedQuery(KEEP)
                .execute(Tuple.of(id, merchant.value(), until.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> activated(SqlConnection tx, String id, String instrumentId, boolean created) {
        return tx.preparedQuery(DECIDE)
                .execute(Tuple.of(id, "activated", instrumentId, created))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> discarded(SqlConnection tx, String id) {
        return tx.preparedQuery(DECIDE)
                .execute(Tuple.of(id, "discarded", null, null))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<String>> removeEnded(SqlConnection tx, int count) {
        return tx.preparedQuery(REMOVE_ENDED)
                .execute(Tuple.of(count))
                .map(rows -> Rows.list(rows, row -> row.getString(0)));
    }

    @Override
    public Uni<Void> forgetDecided(SqlConnection tx, int count) {
        return tx.preparedQuery(FORGET).execute(Tuple.of(count)).replaceWithVoid();
    }
}

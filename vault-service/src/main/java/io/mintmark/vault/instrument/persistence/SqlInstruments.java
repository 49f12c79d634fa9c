package io.mintmark.vault.instrument.persistence;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.instrument.application.Instruments;
import io.mintmark.vault.instrument.domain.Instrument;
import io.mintmark.vault.instrument.domain.StagedCard;
import io.mintmark.vault.instrument.domain.Storage;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SqlInstruments implements Instruments {
    private static final String ADD =
            """
            insert into payment_instrument (id, merchant_id, customer_id, storage, status, brand, last4, bin, exp_month,
                exp_year, funding, country, fingerprint, fingerprint_version, source_session, metadata, expires_at,
                sequence, created_at, updated_at)
            values ($1, $2, $3, $4, 'active', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
                now() + $16 * interval '1 second', 1, now(), now())
            on conflict (merchant_id, coalesce(customer_id, ''), storage, fingerprint_version, fingerprint) do nothing
            returning *
            """;
    private static final String LOCK_SAME =
            """
            select *, coalesce(expires_at <= now(), false) as ended from payment_instrument
            where merchant_id = $1 and coalesce(customer_id, '') = coalesce($2, '') and storage = $3
                and fingerprint_version = $4 and fingerprint = $5
            for update
            """;
    private static final String RENEW =
            """
            update payment_instrument set exp_month = $2, exp_year = $3, metadata = $4,
                expires_at = coalesce(now() + $5 * interval '1 second', expires_at),
                sequence = sequence + 1, updated_at = now()
            where id = $1
            returning *
            """;
    private static final String FIND = "select * from payment_instrument where id = $1 and merchant_id = $2";
    private static final String OF_CUSTOMER =
            "select * from payment_instrument where merchant_id = $1 and customer_id = $2 order by id for update";
    private static final String ENDED =
            """
            select * from payment_instrument where expires_at <= now() order by expires_at limit $1
            for update skip locked
            """;
    private static final String LIST =
            """
            select * from payment_instrument
            where merchant_id = $1 and customer_id = $2 and (expires_at is null or expires_at > now())
                and ($3::timestamptz is null or (created_at, id) < ($3, $4))
            order by created_at desc, id desc limit $5
            """;
    private static final String REMOVE = "delete from payment_instrument where id = any($1)";
    private static final String REFERENCE = "select reference_id from customer where id = $1 and merchant_id = $2";

    @Override
    public Uni<Optional<Instrument>> add(
            SqlConnection tx, StagedCard card, Map<String, String> metadata, Duration temporalLifetime) {
        Tuple row = Tuple.of(
                card.instrumentId(),
                card.merchantId(),
                card.customerId(),
                card.storage().wireName());
        Rows.addFacts(row, card.card());
        row.addValue(card.fingerprint())
                .addValue(card.fingerprintVersion())
                .addValue(card.sessionId())
                .addValue(json(metadata))
                .addValue(card.storage() == Storage.TEMPORAL ? (double) temporalLifetime.toSeconds() : null);
        return tx.preparedQuery(ADD).execute(row).map(SqlInstruments::first);
    }

    @Override
    public Uni<Optional<LockedInstrument>> lockSame(SqlConnection tx, StagedCard card) {
        return tx.preparedQuery(LOCK_SAME)
                .execute(Tuple.of(
                        card.merchantId(),
                        card.customerId(),
                        card.storage().wireName(),
                        card.fingerprintVersion(),
                        card.fingerprint()))
                .map(rows ->
                        Rows.list(rows, row -> new LockedInstrument(Rows.instrument(row), row.getBoolean("ended")))
                                .stream()
                                .findFirst());
    }

    @Override
    public Uni<Instrument> renew(
            SqlConnection tx,
            String id,
            int expMonth,
            int expYear,
            Map<String, String> metadata,
            @Nullable Duration life) {
        Tuple values = Tuple.of(id, expMonth, expYear, json(metadata))
                .addValue(life == null ? null : (double) life.toSeconds());
        return tx.preparedQuery(RENEW).execute(values).map(rows -> first(rows).orElseThrow());
    }

    @Override
    public Uni<Optional<Instrument>> find(SqlConnection tx, MerchantId merchant, String id) {
        return tx.preparedQuery(FIND).execute(Tuple.of(id, merchant.value())).map(SqlInstruments::first);
    }

    @Override
    public Uni<Optional<Instrument>> lock(SqlConnection tx, MerchantId merchant, String id) {
        return tx.preparedQuery(FIND + " for update")
                .execute(Tuple.of(id, merchant.value()))
                .map(SqlInstruments::first);
    }

    @Override
    public Uni<List<Instrument>> lockOfCustomer(SqlConnection tx, MerchantId merchant, String customerId) {
        return tx.preparedQuery(OF_CUSTOMER)
                .execute(Tuple.of(merchant.value(), customerId))
                .map(rows -> Rows.list(rows, Rows::instrument));
    }

    @Override
    public Uni<List<Instrument>> lockEnded(SqlConnection tx, int count) {
        return tx.preparedQuery(ENDED).execute(Tuple.of(count)).map(rows -> Rows.list(rows, Rows::instrument));
    }

    @Override
    public Uni<List<Instrument>> list(
            SqlConnection tx, MerchantId merchant, String customerId, Cursors.@Nullable Position after, int count) {
        Tuple values = Tuple.of(merchant.value(), customerId)
                .addValue(after == null ? null : after.createdAt().atOffset(ZoneOffset.UTC))
                .addValue(after == null ? null : after.id())
                .addValue(count);
        return tx.preparedQuery(LIST).execute(values).map(rows -> Rows.list(rows, Rows::instrument));
    }

    @Override
    public Uni<Void> remove(SqlConnection tx, List<Instrument> instruments) {
        String[] ids = instruments.stream().map(Instrument::id).toArray(String[]::new);
        return tx.preparedQuery(REMOVE)
                .execute(Tuple.tuple().addArrayOfString(ids))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<String>> customerReference(SqlConnection tx, long merchantId, String customerId) {
        return tx.preparedQuery(REFERENCE)
                .execute(Tuple.of(customerId, merchantId))
                .map(rows -> Rows.list(rows, row -> row.getString(0)).stream().findFirst());
    }

    private static Optional<Instrument> first(RowSet<Row> rows) {
        return Rows.list(rows, Rows::instrument).stream().findFirst();
    }

    private static JsonObject json(Map<String, String> metadata) {
        JsonObject json = new JsonObject();
        metadata.forEach(json::put);
        return json;
    }
}

package io.mintmark.vault.instrument.persistence;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.card.application.AddressJson;
import io.mintmark.vault.card.domain.BillingAddress;
import io.mintmark.vault.instrument.application.Instruments;
import io.mintmark.vault.instrument.application.SavingTerms;
import io.mintmark.vault.instrument.domain.Changeable;
import io.mintmark.vault.instrument.domain.Instrument;
import io.mintmark.vault.instrument.domain.NewCard;
import io.mintmark.vault.instrument.domain.RecurringModel;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SqlInstruments implements Instruments {
    private static final String ADD =
            """
            insert into payment_instrument (id, merchant_id, customer_id, storage, status, brand, last4, bin, exp_month,
                exp_year, funding, country, fingerprint, fingerprint_version, source_session, metadata, expires_at,
                billing_address, source_payment, recurring_model, enable_network_token, sequence, created_at, updated_at)
            values ($1, $2, $3, $4, 'active', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
                now() + $16 * interval '1 second', $17, $18, $19, $20, 1, now(), now())
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
                billing_address = coalesce($6, billing_address),
                recurring_model = coalesce($7, recurring_model),
                enable_network_token = coalesce($8, enable_network_token),
                sequence = sequence + 1, updated_at = now()
            where id = $1 and merchant_id = $9
            returning *
            """;
    private static final String CHANGE =
            """
            update payment_instrument set exp_month = $2, exp_year = $3, metadata = $4, billing_address = $5,
                is_default = $6, sequence = sequence + 1, updated_at = now()
            where id = $1 and merchant_id = $7
            returning *
            """;
    private static final String CLEAR_DEFAULT =
            """
            update payment_instrument set is_default = false, sequence = sequence + 1, updated_at = now()
            where merchant_id = $1 and customer_id = $2 and is_default and id <> $3
            returning *
            """;
    private static final String LOCK_CUSTOMER = "select id from customer where id = $1 and merchant_id = $2 for update";
    private static final String KEEP_CUSTOMERS =
            """
            select id, reference_id from customer where merchant_id = $1 and id = any($2) order by id for key share
            """;
    private static final String SEARCH =
            """
            select * from payment_instrument
            where merchant_id = $1 and (expires_at is null or expires_at > now())
                and (created_at, id) < (coalesce($2::timestamptz, 'infinity'), $3)
            """;
    private static final String YOUNGEST_FIRST = " order by created_at desc, id desc limit $4";
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
            SqlConnection tx, StagedCard card, SavingTerms terms, Duration temporalLifetime) {
        Tuple row = Tuple.of(
                card.instrumentId(),
                card.merchantId(),
                card.customerId(),
                card.storage().wireName());
        Rows.addFacts(row, card.card());
        row.addValue(card.fingerprint())
                .addValue(card.fingerprintVersion())
                .addValue(card.sessionId())
                .addValue(json(terms.metadata() == null ? Map.of() : terms.metadata()))
                .addValue(life(card.storage(), temporalLifetime))
                .addValue(AddressJson.write(card.billingAddress()))
                .addValue(terms.paymentId())
                .addValue(wireName(terms.recurringModel()))
                .addValue(true);
        return tx.preparedQuery(ADD).execute(row).map(SqlInstruments::first);
    }

    @Override
    public Uni<List<Optional<Instrument>>> addAll(SqlConnection tx, List<NewCard> cards, Duration temporalLifetime) {
        return batch(
                tx,
                ADD,
                cards.stream().map(card -> newRow(card, temporalLifetime)).toList(),
                Rows::instrument);
    }

    /** Of no session and no payment, and not yet for a recurring model. */
    private static Tuple newRow(NewCard card, Duration temporalLifetime) {
        Tuple row = Tuple.of(
                card.instrumentId(),
                card.merchantId(),
                card.customerId(),
                card.storage().wireName());
        Rows.addFacts(row, card.card());
        return row.addValue(card.fingerprint())
                .addValue(card.fingerprintVersion())
                .addString(null)
                .addValue(json(card.metadata() == null ? Map.of() : card.metadata()))
                .addValue(life(card.storage(), temporalLifetime))
                .addValue(AddressJson.write(card.billingAddress()))
                .addString(null)
                .addString(null)
                .addValue(card.enableNetworkToken() == null || card.enableNetworkToken());
    }

    private static @Nullable Double life(Storage storage, Duration temporalLifetime) {
        return storage == Storage.TEMPORAL ? (double) temporalLifetime.toSeconds() : null;
    }

    @Override
    public Uni<List<Optional<LockedInstrument>>> lockSame(SqlConnection tx, List<NewCard> cards) {
        return batch(
                tx,
                LOCK_SAME,
                cards.stream()
                        .map(card -> Tuple.of(
                                card.merchantId(),
                                card.customerId(),
                                card.storage().wireName(),
                                card.fingerprintVersion(),
                                card.fingerprint()))
                        .toList(),
                row -> new LockedInstrument(Rows.instrument(row), row.getBoolean("ended")));
    }

    @Override
    public Uni<List<Instrument>> renewAll(SqlConnection tx, List<Renewal> renewals) {
        return batch(tx, RENEW, renewals.stream().map(SqlInstruments::renewed).toList(), Rows::instrument)
                .map(rows -> rows.stream().map(Optional::orElseThrow).toList());
    }

    private static Tuple renewed(Renewal renewal) {
        NewCard card = renewal.card();
        Duration life = renewal.life();
        return Tuple.of(
                        renewal.live().id(),
                        card.card().expMonth(),
                        card.card().expYear(),
                        json(card.metadataFor(renewal.live())))
                .addValue(life == null ? null : (double) life.toSeconds())
                .addValue(AddressJson.write(card.billingAddress()))
                .addString(null)
                .addValue(card.enableNetworkToken())
                .addValue(renewal.live().merchantId());
    }

    /** One statement with many rows of values: what each gave, in their order. */
    private static <T> Uni<List<Optional<T>>> batch(
            SqlConnection tx, String statement, List<Tuple> values, Function<Row, T> read) {
        if (values.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.preparedQuery(statement).executeBatch(values).map(first -> {
            List<Optional<T>> all = new ArrayList<>();
            for (RowSet<Row> rows = first; rows != null; rows = rows.next()) {
                all.add(Rows.list(rows, read).stream().findFirst());
            }
            return all;
        });
    }

    @Override
    public Uni<Instrument> change(SqlConnection tx, MerchantId merchant, String id, Changeable wanted) {
        Tuple values = Tuple.of(id, wanted.expiry().month(), wanted.expiry().year(), json(wanted.metadata()))
                .addValue(AddressJson.write(wanted.billingAddress()))
                .addValue(wanted.isDefault())
                .addValue(merchant.value());
        return tx.preparedQuery(CHANGE).execute(values).map(rows -> first(rows).orElseThrow());
    }

    @Override
    public Uni<List<Instrument>> clearDefault(SqlConnection tx, MerchantId merchant, String customerId, String butId) {
        return tx.preparedQuery(CLEAR_DEFAULT)
                .execute(Tuple.of(merchant.value(), customerId, butId))
                .map(rows -> Rows.list(rows, Rows::instrument));
    }

    @Override
    public Uni<Boolean> lockCustomer(SqlConnection tx, MerchantId merchant, String customerId) {
        return tx.preparedQuery(LOCK_CUSTOMER)
                .execute(Tuple.of(customerId, merchant.value()))
                .map(rows -> rows.rowCount() > 0);
    }

    @Override
    public Uni<Map<String, String>> keepCustomers(SqlConnection tx, MerchantId merchant, Set<String> customerIds) {
        if (customerIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.preparedQuery(KEEP_CUSTOMERS)
                .execute(Tuple.of(merchant.value()).addArrayOfString(customerIds.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, String> references = new HashMap<>();
                    rows.forEach(row -> references.put(row.getString(0), row.getString(1)));
                    return references;
                });
    }

    @Override
    public Uni<List<Instrument>> search(
            SqlConnection tx, MerchantId merchant, Search search, Cursors.@Nullable Position after, int count) {
        Tuple values = Tuple.of(merchant.value())
                .addValue(after == null ? null : after.createdAt().atOffset(ZoneOffset.UTC))
                .addValue(after == null ? "" : after.id())
                .addValue(count);
        StringBuilder query = new StringBuilder(SEARCH);
        if (search.customerId() != null) {
            values.addValue(search.customerId());
            query.append(" and customer_id = $").append(values.size());
        }
        if (search.fingerprint() != null) {
            values.addValue(search.fingerprint());
            query.append(" and fingerprint = $").append(values.size());
        }
        return tx.preparedQuery(query.append(YOUNGEST_FIRST).toString())
                .execute(values)
                .map(rows -> Rows.list(rows, Rows::instrument));
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
            Instrument live,
            int expMonth,
            int expYear,
            Map<String, String> metadata,
            @Nullable RecurringModel recurringModel,
            @Nullable Duration life,
            @Nullable BillingAddress address) {
        Tuple values = Tuple.of(live.id(), expMonth, expYear, json(metadata))
                .addValue(life == null ? null : (double) life.toSeconds())
                .addValue(AddressJson.write(address))
                .addValue(wireName(recurringModel))
                .addValue(null)
                .addValue(live.merchantId());
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

    private static @Nullable String wireName(@Nullable RecurringModel model) {
        return model == null ? null : model.wireName();
    }

    private static JsonObject json(Map<String, String> metadata) {
        JsonObject json = new JsonObject();
        metadata.forEach(json::put);
        return json;
    }
}

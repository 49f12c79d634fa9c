package io.mintmark.vault.card.persistence;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.card.application.CardRecords;
import io.mintmark.vault.crypto.domain.SealedRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

@ApplicationScoped
class SqlCardRecords implements CardRecords {
    private static final String ADD_RECORDS =
            """
            insert into card_record (instrument_id, merchant_id, record_key_id, ciphertext)
            select instrument, $1, key, sealed from unnest($2::text[], $3::text[], $4::bytea[]) as row (instrument, key, sealed)
            """;
    private static final String ADD_KEYS =
            """
            insert into record_key (id, merchant_id, instrument_id, wrapped)
            select key, $1, instrument, wrapped from unnest($2::text[], $3::text[], $4::bytea[]) as row (instrument, key, wrapped)
            """;
    private static final String FIND =
            """
            select k.id, k.wrapped, r.ciphertext
            from card_record r join record_key k on k.id = r.record_key_id and k.merchant_id = r.merchant_id
            where r.instrument_id = $1 and r.merchant_id = $2
            """;
    private static final String SHRED_KEYS = "delete from record_key where instrument_id = any($1)";
    private static final String SHRED_RECORDS = "delete from card_record where instrument_id = any($1)";

    @Override
    public Uni<Void> add(SqlConnection tx, MerchantId merchant, String instrumentId, SealedRecord card) {
        return addAll(tx, merchant, Map.of(instrumentId, card));
    }

    @Override
    public Uni<Void> addAll(SqlConnection tx, MerchantId merchant, Map<String, SealedRecord> cards) {
        if (cards.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] instruments = cards.keySet().toArray(String[]::new);
        String[] keys = cards.values().stream().map(SealedRecord::keyId).toArray(String[]::new);
        Tuple records = Tuple.of(merchant.value())
                .addArrayOfString(instruments)
                .addArrayOfString(keys)
                .addValue(buffers(cards.values(), SealedRecord::ciphertext));
        Tuple wraps = Tuple.of(merchant.value())
                .addArrayOfString(instruments)
                .addArrayOfString(keys)
                .addValue(buffers(cards.values(), SealedRecord::wrappedKey));
        return Uni.combine()
                .all()
                .unis(
                        tx.preparedQuery(ADD_RECORDS).execute(records),
                        tx.preparedQuery(ADD_KEYS).execute(wraps))
                .discardItems();
    }

    private static Buffer[] buffers(Collection<SealedRecord> cards, Function<SealedRecord, byte[]> part) {
        return cards.stream().map(card -> Buffer.buffer(part.apply(card))).toArray(Buffer[]::new);
    }

    @Override
    public Uni<Optional<SealedRecord>> find(SqlConnection tx, MerchantId merchant, String instrumentId) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(instrumentId, merchant.value()))
                .map(rows -> rows.rowCount() == 0
                        ? Optional.empty()
                        : Optional.of(sealed(rows.iterator().next())));
    }

    @Override
    public Uni<Void> shred(SqlConnection tx, List<String> instrumentIds) {
        Tuple ids = Tuple.tuple().addArrayOfString(instrumentIds.toArray(String[]::new));
        return tx.preparedQuery(SHRED_KEYS)
                .execute(ids)
                .chain(() -> tx.preparedQuery(SHRED_RECORDS).execute(ids))
                .replaceWithVoid();
    }

    private static SealedRecord sealed(Row row) {
        return new SealedRecord(
                row.getString("id"),
                row.getBuffer("wrapped").getBytes(),
                row.getBuffer("ciphertext").getBytes());
    }
}

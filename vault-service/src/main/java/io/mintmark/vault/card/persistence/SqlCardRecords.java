package io.mintmark.vault.card.persistence;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.card.application.CardRecords;
import io.mintmark.vault.crypto.domain.SealedRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class SqlCardRecords implements CardRecords {
    private static final String ADD_RECORD =
            "insert into card_record (instrument_id, merchant_id, record_key_id, ciphertext) values ($1, $2, $3, $4)";
    private static final String ADD_KEY =
            "insert into record_key (id, merchant_id, instrument_id, wrapped) values ($1, $2, $3, $4)";
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
        Tuple record =
                Tuple.of(instrumentId, merchant.value(), card.keyId()).addBuffer(Buffer.buffer(card.ciphertext()));
        Tuple key = Tuple.of(card.keyId(), merchant.value(), instrumentId).addBuffer(Buffer.buffer(card.wrappedKey()));
        return tx.preparedQuery(ADD_RECORD)
                .execute(record)
                .chain(() -> tx.preparedQuery(ADD_KEY).execute(key))
                .replaceWithVoid();
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

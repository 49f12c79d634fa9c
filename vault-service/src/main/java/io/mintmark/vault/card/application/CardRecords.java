package io.mintmark.vault.card.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.crypto.domain.SealedRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sealed cards, one for an instrument; always within the caller's transaction. */
public interface CardRecords {
    /** Stores a card and its key. */
    Uni<Void> add(SqlConnection tx, MerchantId merchant, String instrumentId, SealedRecord card);

    /** Stores many, by their instruments. */
    Uni<Void> addAll(SqlConnection tx, MerchantId merchant, Map<String, SealedRecord> cards);

    /** The sealed card of an instrument. */
    Uni<Optional<SealedRecord>> find(SqlConnection tx, MerchantId merchant, String instrumentId);

    /** Forgets the keys, which shreds the cards in every backup that holds no keys, and the cards as well. */
    Uni<Void> shred(SqlConnection tx, List<String> instrumentIds);
}

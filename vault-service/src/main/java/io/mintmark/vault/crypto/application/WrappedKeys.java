package io.mintmark.vault.crypto.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** Where the merchants' keys are kept, wrapped by the root key; always within the caller's transaction. */
public interface WrappedKeys {
    /**
     * One version of a merchant's key.
     *
     * @param rootKeyId the root key that wraps it
     * @param wrapsReserved how many wraps under it have been handed out to replicas, this reservation included
     */
    record WrappedKey(int version, String rootKeyId, byte[] wrapped, long wrapsReserved) {}

    /** All versions, the newest first, and reserves wraps under the newest; empty for a merchant without a key. */
    Uni<List<WrappedKey>> reserve(SqlConnection tx, MerchantId merchant, long wraps);

    /** Stores a version; if another replica was first, its key stays. */
    Uni<Void> add(SqlConnection tx, MerchantId merchant, int version, String rootKeyId, byte[] wrapped);
}

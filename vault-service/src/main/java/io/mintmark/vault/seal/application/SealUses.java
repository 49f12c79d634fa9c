package io.mintmark.vault.seal.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;

/** Which intent each seal was used for, until it has ended anyway; always within the caller's transaction. */
public interface SealUses {
    /** Records the use; false if the seal was used for another intent. */
    Uni<Boolean> record(SqlConnection tx, MerchantId merchant, String sealId, String intent, Instant until);
}

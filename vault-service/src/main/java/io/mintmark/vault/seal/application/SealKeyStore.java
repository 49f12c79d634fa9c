package io.mintmark.vault.seal.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the keys of seals are kept, wrapped by the root key; always within the caller's transaction. */
public interface SealKeyStore {
    /**
     * The minute that it is by the database's clock.
     *
     * @param minute since 1970
     * @param key the key of this minute, if some replica has made one
     */
    record Minute(long minute, Instant now, @Nullable WrappedKey key) {}

    /** A key as it is kept. */
    record WrappedKey(long minute, String rootKeyId, byte[] wrapped) {}

    /** The minute that it is. */
    Uni<Minute> current(SqlConnection tx);

    /** Keeps a key until the last seal of its minute has ended; if another replica was first, its key stays. */
    Uni<Void> add(SqlConnection tx, WrappedKey key, Duration lifeOfSeals);

    /** The key of a minute, unless it is destroyed or due to be. */
    Uni<Optional<WrappedKey>> find(SqlConnection tx, long minute);

    /** Destroys the keys whose last seal has ended, and forgets what those seals were used for. */
    Uni<Integer> destroyEnded(SqlConnection tx);
}

package io.mintmark.session.merchants.application;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.session.merchants.domain.Merchant;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The register of merchants. Every method works in the transaction that is open. */
public interface Merchants {
    /** A number that no merchant has had. */
    Uni<Long> nextNumber();

    Uni<Void> add(Merchant merchant);

    Uni<Optional<Merchant>> find(long id);

    /** As {@link #find}, and whoever else wants to change this merchant waits until we are done. */
    Uni<Optional<Merchant>> lock(long id);

    /** Stores a merchant that was {@link #lock locked} before. */
    Uni<Void> save(Merchant merchant);

    /** The latest merchants first, from after a position on. */
    Uni<List<Merchant>> list(Cursors.@Nullable Position after, int limit);
}

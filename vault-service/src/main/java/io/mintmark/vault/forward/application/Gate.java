package io.mintmark.vault.forward.application;

import io.mintmark.vault.forward.application.PrepareSend.Prepared;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.function.Supplier;

/** What must hold in the transaction that opens a card, before it is opened. */
interface Gate {
    /** For services, which answer for themselves. */
    Gate OPEN = (tx, opening) -> opening.get();

    /** Runs the opening, or fails with a problem and leaves the card closed. */
    Uni<Prepared> pass(SqlConnection tx, Supplier<Uni<Prepared>> opening);
}

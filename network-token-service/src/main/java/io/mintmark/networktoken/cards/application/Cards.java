package io.mintmark.networktoken.cards.application;

import io.mintmark.networktoken.cards.domain.CardState;
import io.mintmark.platform.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** The cards that this service knows, one state each. */
public interface Cards {
    /** Keeps the state unless one with the same or a higher sequence is kept already. Tells whether it was kept. */
    Uni<Boolean> keepIfNewer(SqlConnection tx, MerchantId merchant, CardState state);
}

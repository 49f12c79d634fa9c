package io.mintmark.networktoken.cards.application;

import io.mintmark.networktoken.cards.domain.CardState;
import io.mintmark.platform.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** The cards that this service knows, one state each. */
public interface Cards {
    /** Keeps each state unless one with the same or a higher sequence is kept already. Tells how many were kept. */
    Uni<Integer> keepNewer(SqlConnection tx, MerchantId merchant, List<CardState> states);
}

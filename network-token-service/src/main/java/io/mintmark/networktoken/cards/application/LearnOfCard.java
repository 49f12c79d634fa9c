package io.mintmark.networktoken.cards.application;

import io.mintmark.networktoken.cards.domain.CardState;
import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.platform.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Takes in what the vault says of a card. */
@ApplicationScoped
public class LearnOfCard {
    private static final Logger LOG = Logger.getLogger(LearnOfCard.class);

    private final Cards cards;
    private final CrashPoints crashPoints;

    LearnOfCard(Cards cards, CrashPoints crashPoints) {
        this.cards = cards;
        this.crashPoints = crashPoints;
    }

    /** Within the transaction in which the event is taken, so that a crash repeats both or neither. */
    public Uni<Void> learn(SqlConnection tx, MerchantId merchant, CardState state) {
        return cards.keepIfNewer(tx, merchant, state)
                .invoke(kept -> {
                    LOG.debugf(
                            "%s at sequence %d: %s",
                            state.instrument(),
                            state.sequence(),
                            kept ? state.status().word() : "older than what is known");
                    crashPoints.hit("network-token.inbox.before-commit");
                })
                .replaceWithVoid();
    }
}

package io.mintmark.networktoken.cards.application;

import io.mintmark.networktoken.cards.domain.CardState;
import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.platform.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Takes in what the vault says of cards. */
@ApplicationScoped
public class LearnOfCards {
    private static final Logger LOG = Logger.getLogger(LearnOfCards.class);

    private final Cards cards;
    private final CrashPoints crashPoints;

    LearnOfCards(Cards cards, CrashPoints crashPoints) {
        this.cards = cards;
        this.crashPoints = crashPoints;
    }

    /** Within the transaction in which the events are taken, so that a crash repeats both or neither. */
    public Uni<Void> learn(SqlConnection tx, MerchantId merchant, List<CardState> states) {
        if (states.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return cards.keepNewer(tx, merchant, states)
                .invoke(kept -> {
                    LOG.debugf("%d of %d states are news", kept.intValue(), states.size());
                    crashPoints.hit("network-token.inbox.before-commit");
                })
                .replaceWithVoid();
    }
}

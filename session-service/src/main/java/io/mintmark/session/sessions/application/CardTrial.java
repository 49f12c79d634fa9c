package io.mintmark.session.sessions.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.acquirer.application.Finding;
import io.mintmark.session.acquirer.domain.Operation;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.cards.domain.Seal;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A card that is tried at the acquirer before its session goes on: by an authorization that is released at once, or by
 * one that pays. The steps are the same: it stands in the books before it is sent, it is sent once, it is asked for
 * where the answer is lost, and what was found is recorded in the transaction in which the session goes on.
 */
interface CardTrial {
    /** For logs. */
    String id();

    MerchantId merchant();

    SessionId session();

    /** The version of the session that waits for the result: while it is the stored one, it still does. */
    long sessionSequence();

    CardRef card();

    /** By the database's clock: what the acquirer does not know of after that moment did not happen. */
    Instant sendBefore();

    /** As it is stored now. */
    Uni<Seen> look(SqlConnection tx);

    /** Sends it; once in its life, by the one who stored it. */
    Uni<Finding> send(@Nullable Seal seal);

    /** Asks what became of it, {@code now} having been read just before. */
    Uni<Finding> ask(Instant now);

    /** Records what was found; empty if nothing is certain, or something was recorded before. */
    Uni<Optional<CardTrial>> record(SqlConnection tx, Finding finding);

    /** The acquirer has approved, and the session waits for that: it goes on, or waits for its card to be saved. */
    Uni<Session> approved(SqlConnection tx, Sessions.Seen waiting);

    /** The payer has a challenge to answer first, and the session waits for that. */
    Uni<Void> challenged(SqlConnection tx);

    /**
     * The acquirer has refused, and the session waits for that.
     *
     * @param last whether the session fails with it
     */
    Uni<Void> declined(SqlConnection tx, Operation said, boolean last);

    /** It did not happen, and the session waits for it. */
    Uni<Void> notSent(SqlConnection tx);

    /** It was decided, and no session waits for it any more. */
    Uni<Void> unwanted(SqlConnection tx);

    /** It is not decided, and the session no longer waits: should it be approved, nothing is to come of it. */
    Uni<Void> abandon(SqlConnection tx);

    /** An approval was recorded, and the transaction has ended: what is to be released can be. */
    default void afterApproval() {}

    /** Whether the session is still in the very version that was claimed for this. */
    default boolean isAwaitedBy(Session current) {
        return current.status() == SessionStatus.PROCESSING && current.sequence() == sessionSequence();
    }

    /**
     * One as read.
     *
     * @param now when it was read
     */
    record Seen(CardTrial trial, Instant now) {}
}

package io.mintmark.vault.instrument.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.instrument.domain.Stage;
import io.mintmark.vault.instrument.domain.StagedCard;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Submitted cards that are no instruments yet; always within the caller's transaction. */
public interface StagedCards {
    /** Adds one that waits for this long. */
    Uni<Void> add(SqlConnection tx, StagedCard card, Duration lifetime);

    /** Locks one and tells how far it has come. */
    Uni<Optional<Stage>> lock(SqlConnection tx, MerchantId merchant, String id);

    /** Lets one that nobody has decided on wait until then at least. */
    Uni<Void> keep(SqlConnection tx, MerchantId merchant, String id, Instant until);

    /** Remembers what it became and forgets the card's facts. */
    Uni<Void> activated(SqlConnection tx, String id, String instrumentId, boolean created);

    /** Remembers that it was shredded and forgets the card's facts. */
    Uni<Void> discarded(SqlConnection tx, String id);

    /** Removes those of all merchants whose time is over, and tells the ids that their sealed cards stand under. */
    Uni<List<String>> removeEnded(SqlConnection tx, int count);

    /** Forgets what became of cards that were submitted long ago. */
    Uni<Void> forgetDecided(SqlConnection tx, int count);
}

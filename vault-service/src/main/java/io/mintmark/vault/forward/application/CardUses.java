package io.mintmark.vault.forward.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who used which card for what; always within the caller's transaction. Rows are added and ended, and never go away. */
public interface CardUses {
    /**
     * A use that is about to happen.
     *
     * @param caller a service, or {@link ForwardOrder#MERCHANT}
     * @param keyId the merchant's key, where it asks itself
     * @param card the id of an instrument or of a staged card
     * @param intent what it is for
     */
    record CardUse(
            String id,
            MerchantId merchant,
            String caller,
            @Nullable String keyId,
            String profile,
            String card,
            String intent) {}

    /**
     * How far a use has come.
     *
     * @param outcome null as long as nobody wrote one down
     */
    record Standing(Instant usedAt, @Nullable String outcome, @Nullable String detail) {}

    /**
     * What a merchant asked for itself within the last minute.
     *
     * @param oldestLeaves when the oldest of them is a minute old
     */
    record Recent(long count, Duration oldestLeaves) {}

    /** What time it is, to the moment, by the database's clock. */
    Uni<Instant> clock(SqlConnection tx);

    /** Records a use before it happens. */
    Uni<Void> begin(SqlConnection tx, CardUse use);

    /** Records what came of it, once. */
    Uni<Void> end(SqlConnection tx, MerchantId merchant, String id, String outcome, String detail);

    /** Records one that was refused, unless its intent is recorded already: then it is said there how it ended. */
    Uni<Void> refuse(SqlConnection tx, CardUse use, String code);

    /** How the use for an intent stands. */
    Uni<Standing> standing(SqlConnection tx, MerchantId merchant, String intent);

    /** How much a merchant asked for itself lately. */
    Uni<Recent> recent(SqlConnection tx, MerchantId merchant);
}

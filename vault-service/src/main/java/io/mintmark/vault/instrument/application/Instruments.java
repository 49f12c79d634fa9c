package io.mintmark.vault.instrument.application;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.instrument.domain.Instrument;
import io.mintmark.vault.instrument.domain.StagedCard;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored instruments; always within the caller's transaction, times by the database's clock. */
public interface Instruments {
    /** Makes a staged card an instrument; empty if the same card is one already, or about to be. */
    Uni<Optional<Instrument>> add(
            SqlConnection tx, StagedCard card, Map<String, String> metadata, Duration temporalLifetime);

    /** Locks the instrument that holds the same card for the same customer in the same storage. */
    Uni<Optional<LockedInstrument>> lockSame(SqlConnection tx, StagedCard card);

    /** Changes what a second saving may change; counts the sequence up. */
    Uni<Instrument> renew(
            SqlConnection tx,
            String id,
            int expMonth,
            int expYear,
            Map<String, String> metadata,
            @Nullable Duration life);

    /** The merchant's instrument, if it has one with this id. */
    Uni<Optional<Instrument>> find(SqlConnection tx, MerchantId merchant, String id);

    /** The same, locked until the transaction ends. */
    Uni<Optional<Instrument>> lock(SqlConnection tx, MerchantId merchant, String id);

    /** All instruments of a customer, locked until the transaction ends. */
    Uni<List<Instrument>> lockOfCustomer(SqlConnection tx, MerchantId merchant, String customerId);

    /** Temporal instruments of all merchants whose time is over, locked; those that another sweeper holds are left to it. */
    Uni<List<Instrument>> lockEnded(SqlConnection tx, int count);

    /** A customer's instruments that can be used, the youngest first. */
    Uni<List<Instrument>> list(
            SqlConnection tx, MerchantId merchant, String customerId, Cursors.@Nullable Position after, int count);

    /** Removes the rows. */
    Uni<Void> remove(SqlConnection tx, List<Instrument> instruments);

    /** What the merchant calls a customer, if it has it. */
    Uni<Optional<String>> customerReference(SqlConnection tx, long merchantId, String customerId);

    /**
     * An instrument under lock.
     *
     * @param ended whether its time is over by the database's clock
     */
    record LockedInstrument(Instrument instrument, boolean ended) {}
}

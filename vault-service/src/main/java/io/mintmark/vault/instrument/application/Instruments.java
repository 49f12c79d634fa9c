package io.mintmark.vault.instrument.application;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.card.domain.BillingAddress;
import io.mintmark.vault.instrument.domain.Changeable;
import io.mintmark.vault.instrument.domain.Instrument;
import io.mintmark.vault.instrument.domain.NewCard;
import io.mintmark.vault.instrument.domain.RecurringModel;
import io.mintmark.vault.instrument.domain.StagedCard;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The stored instruments; always within the caller's transaction, times by the database's clock. */
public interface Instruments {
    /** Makes a staged card an instrument; empty if the same card is one already, or about to be. */
    Uni<Optional<Instrument>> add(SqlConnection tx, StagedCard card, SavingTerms terms, Duration temporalLifetime);

    /** Makes cards instruments, in this order; empty in the place of one that is an instrument already, or about to be. */
    Uni<List<Optional<Instrument>>> addAll(SqlConnection tx, List<NewCard> cards, Duration temporalLifetime);

    /** Locks the instruments that hold the same cards for the same customers in the same storage, in this order. */
    Uni<List<Optional<LockedInstrument>>> lockSame(SqlConnection tx, List<NewCard> cards);

    /** Changes what a second saving by API may change, each by its id, and counts the sequences up; in this order. */
    Uni<List<Instrument>> renewAll(SqlConnection tx, List<Renewal> renewals);

    /** Stores what a merchant changed and counts the sequence up. */
    Uni<Instrument> change(SqlConnection tx, MerchantId merchant, String id, Changeable wanted);

    /** Takes the default from a customer's instruments but one, counts their sequences up, and gives those that had it. */
    Uni<List<Instrument>> clearDefault(SqlConnection tx, MerchantId merchant, String customerId, String butId);

    /** Locks a customer, so that nobody else adds to or deletes its instruments; whether the merchant has it. */
    Uni<Boolean> lockCustomer(SqlConnection tx, MerchantId merchant, String customerId);

    /** What the merchant calls these customers, of those that it has; they cannot be deleted until the transaction ends. */
    Uni<Map<String, String>> keepCustomers(SqlConnection tx, MerchantId merchant, Set<String> customerIds);

    /** The merchant's instruments that can be used, of a customer and with a fingerprint where these are given, the youngest first. */
    Uni<List<Instrument>> search(
            SqlConnection tx, MerchantId merchant, Search search, Cursors.@Nullable Position after, int count);

    /** Locks the instrument that holds the same card for the same customer in the same storage. */
    Uni<Optional<LockedInstrument>> lockSame(SqlConnection tx, StagedCard card);

    /**
     * Changes what a second saving may change, and leaves an address and a recurring model alone if there is no newer one;
     * counts the sequence up.
     */
    Uni<Instrument> renew(
            SqlConnection tx,
            Instrument live,
            int expMonth,
            int expYear,
            Map<String, String> metadata,
            @Nullable RecurringModel recurringModel,
            @Nullable Duration life,
            @Nullable BillingAddress address);

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

    /** What is looked for; null for all. */
    record Search(@Nullable String customerId, @Nullable String fingerprint) {}

    /**
     * What saving a card again makes of the instrument that holds it.
     *
     * @param life of a temporal instrument, from now; null for one to keep
     */
    record Renewal(Instrument live, NewCard card, @Nullable Duration life) {}

    /**
     * An instrument under lock.
     *
     * @param ended whether its time is over by the database's clock
     */
    record LockedInstrument(Instrument instrument, boolean ended) {}
}

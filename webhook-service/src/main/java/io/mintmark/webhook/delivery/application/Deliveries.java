package io.mintmark.webhook.delivery.application;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.webhook.delivery.domain.Verdict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The delivery queue. All times that decide are the database's. */
public interface Deliveries {
    /**
     * How much may be claimed.
     *
     * @param places of a queue of which nothing else is said
     * @param total of all queues together
     * @param placesOf other queues
     * @param after the queue that was served last: the others come first
     */
    record Room(int places, int total, Map<String, Integer> placesOf, String after) {}

    /**
     * What came of one attempt.
     *
     * @param status the HTTP status; absent without an answer
     * @param error why there was no answer; absent with one
     */
    record Outcome(@Nullable Integer status, @Nullable String error, Instant startedAt, Duration took) {}

    /**
     * The end of an attempt.
     *
     * @param lease under which it was made
     * @param verdict where the delivery goes
     */
    record Settlement(Lease lease, Outcome outcome, Verdict verdict) {}

    /** What a merchant may filter its deliveries by. */
    record Filter(@Nullable String event, @Nullable String endpoint, @Nullable String status) {}

    /** Adds deliveries, due at once. */
    Uni<Void> add(SqlConnection tx, List<NewDelivery> deliveries);

    /** Leases what is due, fairly: no receiver's backlog takes another's place. */
    Uni<List<Lease>> claim(SqlConnection tx, Room room, Duration lease);

    /**
     * Moves a leased delivery on and notes the attempt. Under a lease that has passed on, the attempt is noted as
     * superseded and nothing else changes.
     *
     * @return the delivery as it is now; empty if the lease had passed on
     */
    Uni<Optional<DeliveryDetails>> settle(SqlConnection tx, Settlement settlement);

    /**
     * The same for many at once.
     *
     * @return for each, whether it moved on; false where the lease had passed on
     */
    Uni<List<Boolean>> settleAll(SqlConnection tx, List<Settlement> settlements);

    /** Moves a leased delivery on that was not attempted; nothing happens if the lease had passed on. */
    Uni<Void> settleUnattempted(SqlConnection tx, Lease lease, Verdict verdict, @Nullable String reason);

    /** Takes back the leases that ran out and notes their attempts as interrupted; tells how many. */
    Uni<Integer> reap(SqlConnection tx);

    /** Up to {@code limit + 1} of the merchant's deliveries, newest first, after this position. */
    Uni<List<DeliveryDetails>> page(
            SqlConnection tx, MerchantId merchant, Filter filter, Cursors.@Nullable Position after, int limit);
}

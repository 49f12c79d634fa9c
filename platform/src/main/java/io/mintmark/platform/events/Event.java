package io.mintmark.platform.events;

import io.mintmark.contracts.EventType;
import io.mintmark.platform.tenancy.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an aggregate, to be published after the transaction that made it true.
 *
 * @param aggregateId key of the record, so that one aggregate's events stay in order within a topic
 * @param sequence counts the aggregate's changes from 1; the highest wins
 * @param data a record of {@code contracts}; null erases the key from a compacted topic
 */
public record Event(
        EventType type, String aggregateId, @Nullable MerchantId merchant, long sequence, @Nullable Object data) {

    /** Erases an aggregate from a compacted topic. */
    public static Event tombstone(EventType type, String aggregateId, MerchantId merchant, long sequence) {
        return new Event(type, aggregateId, merchant, sequence, null);
    }
}

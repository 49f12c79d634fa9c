package io.mintmark.contracts;

import java.util.Arrays;
import java.util.List;

/** Our own consumers: one name a purpose, and the topics it reads. What it cannot read goes to a topic of its own. */
public enum ConsumerGroup {
    /** network-token-service: the cards that it will one day provision. */
    NETWORK_TOKEN_CARDS(
            "network-token-cards",
            List.of(
                    EventType.PAYMENT_INSTRUMENT_CREATED,
                    EventType.PAYMENT_INSTRUMENT_UPDATED,
                    EventType.PAYMENT_INSTRUMENT_DELETED)),
    /** webhook-service: all that a merchant may be told. */
    WEBHOOK_EVENTS(
            "webhook-events",
            Arrays.stream(EventType.values())
                    .filter(EventType::isMerchantVisible)
                    .toList());

    private final String groupId;
    private final List<EventType> reads;

    ConsumerGroup(String groupId, List<EventType> reads) {
        this.groupId = groupId;
        this.reads = List.copyOf(reads);
    }

    /** Kafka's {@code group.id}. */
    public String groupId() {
        return groupId;
    }

    /** What it reads. */
    public List<EventType> reads() {
        return reads;
    }

    /** Where it puts records of this event that it cannot read. */
    public Topic deadLetters(EventType type) {
        return Topics.deadLetters(type.topic().name(), groupId);
    }
}

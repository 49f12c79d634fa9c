package io.mintmark.contracts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All topics, for whoever creates them. */
public final class Topics {
    private Topics() {}

    /** The topic of every event and the dead letters of every consumer of ours. */
    public static List<Topic> all() {
        Stream<Topic> events = Arrays.stream(EventType.values()).map(EventType::topic);
        Stream<Topic> deadLetters = Arrays.stream(ConsumerGroup.values())
                .flatMap(group -> group.reads().stream().map(group::deadLetters));
        return Stream.concat(events, deadLetters).toList();
    }

    /** Where a consumer group puts the records of a topic that it cannot read: {@code <topic>.<group>.dlq}. */
    public static Topic deadLetters(String topic, String groupId) {
        return Topic.Shape.DEAD_LETTERS.named(deadLetterName(topic, groupId));
    }

    /** The name {@code <topic>.<group>.dlq}. */
    public static String deadLetterName(String topic, String groupId) {
        return topic + "." + groupId + ".dlq";
    }
}

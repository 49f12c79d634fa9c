package io.mintmark.endtoend.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.contracts.ConsumerGroup;
import io.mintmark.contracts.EventType;
import io.mintmark.contracts.Topic;
import io.mintmark.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A plain Kafka consumer, such as an internal team would write: no library of ours between it and the bytes. It reads
 * every topic from its beginning. For the thread of the tests alone.
 */
public final class EventReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<EventRecord> records = new ArrayList<>();

    /** When a record was sent, beside each of the records. */
    private final List<Long> sent = new ArrayList<>();

    /** What broke the contract so far: told at every reading, whoever swallowed it before. */
    private final List<String> broken = new ArrayList<>();

    public EventReader(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = Arrays.stream(EventType.values())
                .map(type -> type.topic().name())
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads what was there when this was called. An AssertionError names the records that break their contract. */
    public void readToTheEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(this::take);
        }
        assertThat(broken).as("records that break their contract").isEmpty();
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            records.add(EventRecord.of(record));
            sent.add(record.timestamp());
        } catch (AssertionError breach) {
            broken.add(record.topic() + " " + record.partition() + " " + record.offset() + ": " + breach.getMessage());
        }
    }

    /** Every record of the type about that aggregate so far, doubles included, in the order of reading. */
    public List<EventRecord> about(EventType type, String aggregate) {
        return ofType(type).stream()
                .filter(record -> record.key().equals(aggregate))
                .toList();
    }

    /** Every record of the type about that merchant so far. */
    public List<EventRecord> of(EventType type, long merchant) {
        return ofType(type).stream()
                .filter(record -> record.merchant() == merchant)
                .toList();
    }

    /** Every event about that aggregate that a merchant may be told, of all types, as they were sent; no doubles. */
    public List<EventRecord> inOrderOfSending(String aggregate) {
        readToTheEnd();
        Set<String> topics = Arrays.stream(EventType.values())
                .filter(EventType::isMerchantVisible)
                .map(type -> type.topic().name())
                .collect(Collectors.toSet());
        Set<String> ids = new HashSet<>();
        return IntStream.range(0, records.size())
                .boxed()
                .filter(i -> topics.contains(records.get(i).topic()))
                .filter(i -> records.get(i).key().equals(aggregate))
                .sorted(Comparator.comparing(sent::get))
                .map(records::get)
                .filter(record -> ids.add(record.id()))
                .toList();
    }

    private List<EventRecord> ofType(EventType type) {
        readToTheEnd();
        return records.stream()
                .filter(record -> record.topic().equals(type.topic().name()))
                .toList();
    }

    /** The ids of all events so far that this group of ours reads. */
    public Set<String> idsFor(ConsumerGroup group) {
        readToTheEnd();
        Set<String> topics =
                group.reads().stream().map(type -> type.topic().name()).collect(Collectors.toSet());
        return records.stream()
                .filter(record -> topics.contains(record.topic()))
                .map(EventRecord::id)
                .collect(Collectors.toSet());
    }

    /** Nothing was put aside as unreadable. */
    public void assertNoDeadLetters() {
        List<TopicPartition> graves = Topics.all().stream()
                .map(Topic::name)
                .filter(name -> name.endsWith(".dlq"))
                .flatMap(name -> consumer.partitionsFor(name).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        assertThat(graves).isNotEmpty();
        assertThat(consumer.endOffsets(graves))
                .allSatisfy((grave, end) ->
                        assertThat(end).as("dead letters in %s", grave).isZero());
    }

    @Override
    public void close() {
        consumer.close();
    }
}

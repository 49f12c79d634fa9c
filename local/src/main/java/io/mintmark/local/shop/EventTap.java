package io.mintmark.local.shop;

import io.mintmark.contracts.EventType;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** A plain Kafka consumer, as another team of the company would write one: it shows what arrives. */
final class EventTap implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EventTap.class.getName());
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long STOP_MILLIS = 5_000;

    private final LiveFeed feed;
    private final KafkaConsumer<String, String> consumer;
    private final Thread thread = new Thread(this::run, "event-tap");
    private volatile boolean stopping;

    EventTap(String bootstrapServers, LiveFeed feed) {
        this.feed = feed;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "demo-shop",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "latest",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        2_000,
                        ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                        64 * 1024,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        250),
                new StringDeserializer(),
                new StringDeserializer());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        List<String> topics = Arrays.stream(EventType.values())
                .filter(EventType::isStructured)
                .map(type -> type.topic().name())
                .toList();
        try (consumer) {
            consumer.subscribe(topics);
            while (!stopping) {
                poll();
            }
        } catch (WakeupException stopped) {
            LOG.log(Level.FINE, "stopped", stopped);
        }
    }

    private void poll() {
        try {
            consumer.poll(POLL).forEach(this::show);
        } catch (WakeupException stopped) {
            throw stopped;
        } catch (KafkaException brokerAway) {
            // The client reconnects by itself; a page without events says enough to a person.
            LOG.log(Level.WARNING, "no events for the demo shop at the moment", brokerAway);
        }
    }

    private void show(ConsumerRecord<String, String> record) {
        JsonObject event = parse(record.value());
        feed.publish(
                "event",
                new JsonObject()
                        .put("topic", record.topic())
                        .put("key", record.key())
                        .put("id", event == null ? null : event.getString("id"))
                        .put("at", Instant.ofEpochMilli(record.timestamp()).toString())
                        .put("partition", record.partition())
                        .put("offset", record.offset())
                        .put("body", event));
    }

    private static @Nullable JsonObject parse(@Nullable String value) {
        try {
            return value == null ? null : new JsonObject(value);
        } catch (DecodeException notJson) {
            return null;
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        consumer.wakeup();
        thread.join(STOP_MILLIS);
    }
}

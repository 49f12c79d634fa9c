package io.mintmark.session.sessions.updates;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.mintmark.contracts.EventType;
import io.mintmark.contracts.session.SessionView;
import io.mintmark.session.sessions.domain.SessionId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics of sessions on a thread of its own, from their end on, while somebody watches one here. Every replica
 * reads all partitions and joins no group, since each holds connections of its own. What is missed while it starts over
 * is found by the next look at the database; what comes before it has found the end, by a look of its own.
 */
@Singleton
class UpdatesFeed {
    private record Heard(SessionId session, SessionState state) {}

    private static final Logger LOG = Logger.getLogger(UpdatesFeed.class);
    private static final Duration POLL = Duration.ofMillis(250);
    /** What comes within it is taken together: whoever watches does not see the difference, the broker does. */
    private static final Duration GATHERING = Duration.ofMillis(100);

    private static final Duration CALL = Duration.ofSeconds(3);
    private static final List<EventType> TYPES = List.of(
            EventType.SESSION_CREATED,
            EventType.SESSION_UPDATED,
            EventType.SESSION_COMPLETED,
            EventType.SESSION_FAILED,
            EventType.SESSION_CANCELED,
            EventType.SESSION_EXPIRED);

    private final Watchers watchers;
    private final WatcherCare care;
    private final ObjectMapper json;
    private final ObjectReader reader;
    private final Properties settings = new Properties();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "updates-feed");
    private volatile boolean following;
    private volatile boolean stopping;
    private volatile @Nullable KafkaConsumer<String, byte[]> current;

    UpdatesFeed(
            Watchers watchers,
            WatcherCare care,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        this.watchers = watchers;
        this.care = care;
        this.json = json;
        this.reader = json.readerFor(SessionView.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) CALL.toMillis());
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, Integer.toString(64 * 1024));
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Long.toString(GATHERING.toMillis()));
    }

    void start(@Observes StartupEvent event) {
        watchers.onArrival(this::wake);
        thread.setDaemon(true);
        thread.start();
    }

    private void wake() {
        LockSupport.unpark(thread);
    }

    /** Whether it hears of every event that comes from now on. */
    boolean isFollowing() {
        return following;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake();
        KafkaConsumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        if (!stopped.await(CALL.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("the updates feed did not stop in time");
        }
    }

    private void run() {
        while (!stopping) {
            try {
                follow();
            } catch (WakeupException asked) {
                LOG.debug("the updates feed was asked to stop");
            } catch (RuntimeException away) {
                LOG.warnf("the updates feed starts over: %s", away.toString());
                pause();
            }
        }
        stopped.countDown();
    }

    private void follow() {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            current = consumer;
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            while (awaitSomebody()) {
                if (!following) {
                    goToEnd(consumer, partitions);
                }
                List<Heard> heard = new ArrayList<>();
                consumer.poll(POLL).forEach(record -> read(record).ifPresent(heard::add));
                // A session's events come from several topics: within what came together, their order is restored.
                heard.sort(Comparator.comparingLong(one -> one.state().sequence()));
                heard.forEach(one -> watchers.tell(one.session(), one.state()));
            }
        } finally {
            following = false;
            current = null;
        }
    }

    /** False when the service stops. */
    private boolean awaitSomebody() {
        while (watchers.isEmpty() && !stopping) {
            following = false;
            LockSupport.park(this);
        }
        return !stopping;
    }

    private void goToEnd(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        following = true;
        care.look().subscribe().with(done -> {}, failure -> LOG.warnf("updates are looked for later: %s", failure));
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        return TYPES.stream()
                .flatMap(type -> {
                    String topic = type.topic().name();
                    List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                            .map(partition -> new TopicPartition(topic, partition.partition()))
                            .toList();
                    if (partitions.isEmpty()) {
                        throw new IllegalStateException("the topic " + topic + " does not exist yet");
                    }
                    return partitions.stream();
                })
                .toList();
    }

    /** The state in a record, if somebody here watches its session. */
    private Optional<Heard> read(ConsumerRecord<String, byte[]> record) {
        Optional<SessionId> session = record.key() == null
                ? Optional.empty()
                : SessionId.parse(record.key()).filter(watchers::watches);
        if (session.isEmpty() || record.value() == null) {
            return Optional.empty();
        }
        try {
            JsonNode event = json.readTree(record.value());
            JsonNode view = event.path("data").path("session");
            if (!view.isObject() || !record.key().equals(view.path("id").asText())) {
                throw new IllegalArgumentException("not an event of this session");
            }
            long sequence = Long.parseLong(event.path("sequence").asText());
            return Optional.of(new Heard(session.get(), SessionState.of(reader.readValue(view), sequence)));
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.errorf("%s %d/%d is passed over", record.topic(), record.partition(), record.offset());
            return Optional.empty();
        }
    }

    private void pause() {
        try {
            if (stopped.await(1, TimeUnit.SECONDS)) {
                LOG.debug("stopped while pausing");
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}

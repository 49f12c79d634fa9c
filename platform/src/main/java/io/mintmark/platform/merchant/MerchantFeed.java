package io.mintmark.platform.merchant;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.mintmark.contracts.CloudEventAttributes;
import io.mintmark.contracts.EventType;
import io.mintmark.contracts.merchant.MerchantStateData;
import io.mintmark.platform.tenancy.MerchantId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code merchant.state} on a thread of its own. Every replica reads all partitions from the beginning and joins
 * no group, so each has the whole picture; the topic is compacted and small.
 */
@Singleton
class MerchantFeed {
    private static final Logger LOG = Logger.getLogger(MerchantFeed.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration CALL = Duration.ofSeconds(3);
    private static final long CONTACT_EVERY = TimeUnit.SECONDS.toNanos(5);

    private final MerchantDirectory directory;
    private final MerchantCopy copy;
    private final ObjectReader reader;
    private final Properties settings = new Properties();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile long lastContact = System.nanoTime();
    private volatile @Nullable KafkaConsumer<String, byte[]> current;

    MerchantFeed(
            MerchantDirectory directory,
            MerchantCopy copy,
            ObjectMapper json,
            MeterRegistry metrics,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        this.directory = directory;
        this.copy = copy;
        this.reader =
                json.readerFor(MerchantStateData.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) CALL.toMillis());
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
        metrics.gauge("mintmark.merchant.view.silence.seconds", this, MerchantFeed::silenceSeconds);
    }

    void start(@Observes StartupEvent event) {
        Thread thread = new Thread(this::run, "merchant-feed");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        KafkaConsumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        if (!stopped.await(CALL.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("the merchant feed did not stop in time");
        }
    }

    /** Whether the end of the topic, as it was at the start, has been reached. */
    boolean caughtUp() {
        return directory.isComplete();
    }

    /** Seconds since a broker last answered: an alert watches this, since revoked keys stop only while it is small. */
    double silenceSeconds() {
        return (System.nanoTime() - lastContact) / 1e9;
    }

    private void run() {
        while (!stopping) {
            try {
                blocking(copy.loadInto(directory, reader).subscribeAsCompletionStage());
                follow();
            } catch (WakeupException asked) {
                LOG.debug("the merchant feed was asked to stop");
            } catch (KafkaException | TimeoutException | ExecutionException | IllegalStateException away) {
                LOG.warnf("the merchant feed starts over: %s", away.toString());
                pause();
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        stopped.countDown();
    }

    private void follow() throws InterruptedException, ExecutionException, TimeoutException {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            current = consumer;
            List<TopicPartition> partitions = consumer
                    .partitionsFor(EventType.MERCHANT_STATE.topic().name())
                    .stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new IllegalStateException("the topic merchant.state does not exist yet");
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            lastContact = System.nanoTime();
            while (!stopping) {
                take(consumer.poll(POLL));
                if (!directory.isComplete()
                        && ends.entrySet().stream()
                                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                    directory.complete();
                }
                if (System.nanoTime() - lastContact > CONTACT_EVERY) {
                    consumer.endOffsets(partitions, CALL);
                    lastContact = System.nanoTime();
                }
            }
        } finally {
            current = null;
        }
    }

    private void take(ConsumerRecords<String, byte[]> records)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<MerchantCopy.Heard> news = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            Header sequence = record.headers().lastHeader(CloudEventAttributes.header(CloudEventAttributes.SEQUENCE));
            if (record.value() == null || sequence == null) {
                continue;
            }
            try {
                MerchantId merchant = MerchantId.of(record.key());
                long number = Long.parseLong(new String(sequence.value(), StandardCharsets.UTF_8));
                if (directory.accept(merchant, number, reader.readValue(record.value()))) {
                    news.add(new MerchantCopy.Heard(
                            merchant, number, new String(record.value(), StandardCharsets.UTF_8)));
                }
            } catch (IOException | NumberFormatException unreadable) {
                LOG.errorf(
                        "merchant.state %d/%d cannot be read and is passed over", record.partition(), record.offset());
            }
        }
        blocking(copy.store(news).subscribeAsCompletionStage());
    }

    private static <T> void blocking(java.util.concurrent.CompletableFuture<T> work)
            throws InterruptedException, ExecutionException, TimeoutException {
        work.get(CALL.toMillis(), TimeUnit.MILLISECONDS);
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

package io.mintmark.platform.testing;

import io.mintmark.contracts.Topics;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.testcontainers.kafka.KafkaContainer;

/** One Kafka broker for all tests of a JVM, with the topics of contracts. */
public final class TestKafka {
    private static @Nullable TestKafka shared;

    private final String bootstrapServers;

    private TestKafka(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts it at the first call. */
    public static synchronized TestKafka shared() {
        TestKafka running = shared;
        if (running == null) {
            running = new TestKafka(TestPostgres.containers() ? container() : embedded());
            running.createTopics();
            shared = running;
        }
        return running;
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    private static String embedded() {
        Properties properties = new Properties();
        properties.put("auto.create.topics.enable", "false");
        properties.put("group.initial.rebalance.delay.ms", "0");
        EmbeddedKafkaBroker broker = new EmbeddedKafkaBroker()
                .withNodeId(0)
                .withAdditionalProperties(added -> added.putAll(properties))
                .withDeleteLogDirsOnClose(true);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "kafka-stops"));
        return broker.start().getAdvertisedListeners();
    }

    private static String container() {
        KafkaContainer kafka =
                new KafkaContainer("apache/kafka:4.1.1").withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        kafka.start();
        return kafka.getBootstrapServers();
    }

    private void createTopics() {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            List<NewTopic> topics = Topics.all().stream()
                    .map(topic -> new NewTopic(topic.name(), 2, (short) 1).configs(topic.configuration()))
                    .toList();
            for (KafkaFuture<Void> made : admin.createTopics(topics).values().values()) {
                await(made);
            }
        }
    }

    /** The client repeats a request that took too long, and then meets what the first one made. */
    private static void await(KafkaFuture<Void> made) {
        try {
            made.get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("the topics could not be made", failed);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", asked);
        }
    }
}

package io.mintmark.local.kafka;

import io.mintmark.contracts.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are missing; those that are there stay as they are. */
public final class TopicSetup {
    private static final short ONE_COPY = 1;
    private static final int SECONDS = 30;
    /**
     * Partitions are there for many brokers and many consumers. Here one broker has them all, asks each at every append
     * who waits for it, and writes each to disk by itself. A fourth replica of a service finds no partition left.
     */
    private static final int MOST_PARTITIONS = 3;

    private final String bootstrapServers;

    public TopicSetup(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Creates those that do not exist, with their settings.
     *
     * @return how many were created
     */
    public int create(Collection<Topic> topics) throws Exception {
        try (Admin admin = BrokerProbe.admin(bootstrapServers)) {
            Set<String> existing = admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = topics.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .map(topic ->
                            new NewTopic(topic.name(), partitions(topic), ONE_COPY).configs(topic.configuration()))
                    .toList();
            for (KafkaFuture<Void> made : admin.createTopics(missing).values().values()) {
                await(made);
            }
            return missing.size();
        }
    }

    private static int partitions(Topic topic) {
        return Math.min(topic.partitions(), MOST_PARTITIONS);
    }

    /** The client repeats a request that took too long, and then meets what the first one made. */
    private static void await(KafkaFuture<Void> made) throws Exception {
        try {
            made.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }
}

package io.mintmark.local.kafka;

import io.mintmark.contracts.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates the topics that are missing. */
public final class TopicSetup {
    private static final short ONE_COPY = 1;
    private static final int SECONDS = 30;

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
                            new NewTopic(topic.name(), topic.partitions(), ONE_COPY).configs(topic.configuration()))
                    .toList();
            admin.createTopics(missing).all().get(SECONDS, TimeUnit.SECONDS);
            return missing.size();
        }
    }
}

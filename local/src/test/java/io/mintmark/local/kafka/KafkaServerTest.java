package io.mintmark.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.contracts.Topic;
import io.mintmark.contracts.Topics;
import io.mintmark.local.plan.Folders;
import io.mintmark.local.plan.FreePorts;
import io.mintmark.local.plan.PortPlan;
import io.mintmark.local.process.PidFiles;
import io.mintmark.local.service.Tuning;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final TopicPartition FIRST = new TopicPartition("session.created", 0);

    private final Path data;

    KafkaServerTest(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void topicsAreDeclaredAndRecordsSurviveAKillAndOtherPorts() throws Exception {
        // given
        KafkaServer server = server(FreePorts.find(1, new SecureRandom()));
        server.start();
        int created = new TopicSetup(server.bootstrapServers()).create(Topics.all());
        int createdAgain = new TopicSetup(server.bootstrapServers()).create(Topics.all());
        send(server, "kept");
        Map<String, String> broker = brokerSettings(server);

        // when
        server.kill();
        KafkaServer elsewhere = server(FreePorts.find(1, new SecureRandom()));
        elsewhere.start();

        // then
        try {
            assertThat(created).isEqualTo(Topics.all().size());
            assertThat(createdAgain).isZero();
            assertThat(broker)
                    .containsEntry("log.flush.interval.messages", "1")
                    .containsEntry("auto.create.topics.enable", "false");
            assertThat(read(elsewhere)).containsExactly("kept");
            assertThat(partitions(elsewhere))
                    .containsEntry("session.created", 3)
                    .containsEntry("session.failed", 3)
                    .containsEntry(Topics.deadLetterName("session.created", "webhook-events"), 3);
            assertThat(cleanupPolicies(elsewhere))
                    .containsEntry("merchant.state", "compact")
                    .containsEntry("session.created", "delete");
        } finally {
            elsewhere.stop();
        }
    }

    private KafkaServer server(PortPlan ports) throws Exception {
        Folders folders = new Folders(Folders.findRoot(), data);
        folders.create();
        return new KafkaServer(folders, ports, JAVA, new PidFiles(folders.pids()), Tuning.QUICK_START);
    }

    private static void send(KafkaServer server, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        server.bootstrapServers(),
                        // As the services do; the broker needs the library for it.
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(FIRST.topic(), FIRST.partition(), "key", value))
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private static List<String> read(KafkaServer server) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        server.bootstrapServers(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(FIRST));
            return StreamSupport.stream(consumer.poll(Duration.ofSeconds(20)).spliterator(), false)
                    .map(ConsumerRecord::value)
                    .toList();
        }
    }

    private static Map<String, String> brokerSettings(KafkaServer server) throws Exception {
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
        try (Admin admin = BrokerProbe.admin(server.bootstrapServers())) {
            return admin.describeConfigs(List.of(broker)).all().get(20, TimeUnit.SECONDS).values().stream()
                    .flatMap(settings -> settings.entries().stream())
                    .filter(entry -> entry.value() != null)
                    .collect(java.util.stream.Collectors.toMap(entry -> entry.name(), entry -> entry.value()));
        }
    }

    private static Map<String, Integer> partitions(KafkaServer server) throws Exception {
        List<String> names = Topics.all().stream().map(Topic::name).toList();
        try (Admin admin = BrokerProbe.admin(server.bootstrapServers())) {
            return admin.describeTopics(names).allTopicNames().get(20, TimeUnit.SECONDS).entrySet().stream()
                    .collect(java.util.stream.Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> entry.getValue().partitions().size()));
        }
    }

    private static Map<String, String> cleanupPolicies(KafkaServer server) throws Exception {
        List<ConfigResource> topics = Topics.all().stream()
                .map(Topic::name)
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        try (Admin admin = BrokerProbe.admin(server.bootstrapServers())) {
            return admin.describeConfigs(topics).all().get(20, TimeUnit.SECONDS).entrySet().stream()
                    .collect(java.util.stream.Collectors.toMap(
                            entry -> entry.getKey().name(),
                            entry -> entry.getValue().get("cleanup.policy").value()));
        }
    }
}

package io.mintmark.local.kafka;

import io.mintmark.local.plan.PortPlan;
import java.nio.file.Path;

/** {@code server.properties}: one node that is broker and controller. */
final class BrokerSettings {
    private BrokerSettings() {}

    static String text(PortPlan ports, Path log) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s

                # There is one copy only, so a record is on disk before it is acknowledged.
                log.flush.interval.messages=1
                # A topic that nobody declared is a mistake, not a topic.
                auto.create.topics.enable=false
                default.replication.factor=1
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1

                # After a kill the controller, which died too, waits this long before it lets the broker in again.
                broker.session.timeout.ms=5000
                broker.heartbeat.interval.ms=1000

                # A small broker: few threads, few internal partitions, quick to form groups.
                offsets.topic.num.partitions=4
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.num.partitions=4
                group.initial.rebalance.delay.ms=0
                num.network.threads=2
                num.io.threads=4
                background.threads=2
                log.cleaner.dedupe.buffer.size=8388608
                log.segment.bytes=67108864
                log.index.size.max.bytes=1048576
                """
                .formatted(ports.kafka(), ports.kafkaController(), log);
    }
}

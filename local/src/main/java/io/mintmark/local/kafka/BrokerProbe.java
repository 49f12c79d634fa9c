package io.mintmark.local.kafka;

import io.mintmark.local.process.ChildProcess;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** Asks a broker whether it serves. */
final class BrokerProbe {
    private static final Duration ONE_QUESTION = Duration.ofSeconds(2);

    private BrokerProbe() {}

    static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, 100,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 250));
    }

    /** Returns when the broker answers; fails when its process has ended or the time is up. */
    static void awaitServing(String bootstrapServers, Duration patience, ChildProcess broker) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        Admin admin = admin(bootstrapServers);
        try {
            while (!answers(admin)) {
                if (!broker.isAlive()) {
                    throw broker.endedTooSoon();
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("Kafka did not answer within " + patience.toSeconds() + " s");
                }
            }
        } finally {
            // Questions that nobody answered are dropped; by itself the client would wait a minute for them.
            admin.close(Duration.ZERO);
        }
    }

    private static boolean answers(Admin admin) throws InterruptedException {
        try {
            return !admin.describeCluster(new DescribeClusterOptions().timeoutMs((int) ONE_QUESTION.toMillis()))
                    .nodes()
                    .get(ONE_QUESTION.toMillis(), TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        }
    }
}

package io.mintmark.local;

import io.mintmark.local.plan.Folders;
import io.mintmark.local.plan.PortPlan;
import io.mintmark.local.plan.Service;
import io.mintmark.local.service.Tuning;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a cluster is to be.
 *
 * @param root the repository, whose jars are run
 * @param data where everything that survives is kept
 * @param connectionFile where {@code connection.json} is written
 * @param portBase the gateway's port, the others after it; 0 looks for free ones
 * @param replicas of each service
 * @param fresh whether to delete the data first
 * @param restarts whether what ends unasked is started again
 * @param tuning of the JVMs of services and broker
 * @param rehearsed whether each service is started once a build for its class archive, so that all later starts are
 *     faster; worth it for many starts
 * @param extra environment on top of the usual, for all replicas of a service and all their lives
 */
public record ClusterOptions(
        Path root,
        Path data,
        Path connectionFile,
        int portBase,
        int replicas,
        boolean fresh,
        boolean restarts,
        Tuning tuning,
        boolean rehearsed,
        Map<Service, Map<String, String>> extra) {
    private static final int DEFAULT_PORT = 8080;

    public ClusterOptions {
        if (replicas < 1 || replicas > PortPlan.MOST_REPLICAS) {
            throw new IllegalArgumentException("replicas are between 1 and " + PortPlan.MOST_REPLICAS);
        }
        extra = Map.copyOf(extra);
    }

    /** What {@code ./run} starts. */
    public static ClusterOptions ofRepository(Path root) {
        return new ClusterOptions(
                root,
                root.resolve("local/data"),
                root.resolve("local/target/connection.json"),
                DEFAULT_PORT,
                1,
                false,
                true,
                Tuning.QUICK_START,
                false,
                Map.of());
    }

    /** For a test: data of its own, {@code connection.json} beside it, free ports. */
    public static ClusterOptions inFolder(Path data) {
        return ofRepository(Folders.findRoot())
                .withData(data)
                .withConnectionFile(data.resolve("connection.json"))
                .withPortBase(0);
    }

    public ClusterOptions withData(Path newData) {
        return new ClusterOptions(
                root, newData, connectionFile, portBase, replicas, fresh, restarts, tuning, rehearsed, extra);
    }

    public ClusterOptions withConnectionFile(Path file) {
        return new ClusterOptions(root, data, file, portBase, replicas, fresh, restarts, tuning, rehearsed, extra);
    }

    public ClusterOptions withPortBase(int base) {
        return new ClusterOptions(
                root, data, connectionFile, base, replicas, fresh, restarts, tuning, rehearsed, extra);
    }

    public ClusterOptions withReplicas(int count) {
        return new ClusterOptions(
                root, data, connectionFile, portBase, count, fresh, restarts, tuning, rehearsed, extra);
    }

    public ClusterOptions withFresh(boolean deleteFirst) {
        return new ClusterOptions(
                root, data, connectionFile, portBase, replicas, deleteFirst, restarts, tuning, rehearsed, extra);
    }

    public ClusterOptions withRestarts(boolean startAgain) {
        return new ClusterOptions(
                root, data, connectionFile, portBase, replicas, fresh, startAgain, tuning, rehearsed, extra);
    }

    public ClusterOptions withTuning(Tuning wanted) {
        return new ClusterOptions(
                root, data, connectionFile, portBase, replicas, fresh, restarts, wanted, rehearsed, extra);
    }

    public ClusterOptions withRehearsal(boolean first) {
        return new ClusterOptions(
                root, data, connectionFile, portBase, replicas, fresh, restarts, tuning, first, extra);
    }

    /** Adds environment variables for a service. */
    public ClusterOptions withExtra(Service service, Map<String, String> environment) {
        Map<Service, Map<String, String>> all = new EnumMap<>(Service.class);
        all.putAll(extra);
        all.put(service, Map.copyOf(environment));
        return new ClusterOptions(
                root, data, connectionFile, portBase, replicas, fresh, restarts, tuning, rehearsed, all);
    }
}

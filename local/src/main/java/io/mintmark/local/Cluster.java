package io.mintmark.local;

import io.mintmark.local.plan.Folders;
import io.mintmark.local.plan.Service;
import io.mintmark.local.process.Keeper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A whole Mintmark on this machine: Postgres, Kafka, the simulator and the services as processes of their own, the gateway and the demo
 * shop in this one. {@code ./run} and the end-to-end tests use the same class.
 *
 * <p>What ends unasked is started again (unless {@link ClusterOptions#restarts()} says otherwise); what one of the
 * methods here ended stays down until a method starts it. Replicas count from 1.
 */
public final class Cluster implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(120);
    private static final long BETWEEN_QUESTIONS_MILLIS = 100;

    private final DataLock lock;
    private final Parts parts;
    private final Operation operation;
    private boolean closed;

    private Cluster(DataLock lock, Parts parts, Operation operation) {
        this.lock = lock;
        this.parts = parts;
        this.operation = operation;
    }

    /** Starts one and returns when it is ready; nothing is left running if that fails. */
    public static Cluster start(ClusterOptions options) throws Exception {
        Cluster cluster = prepare(options, Progress.silent());
        cluster.start();
        return cluster;
    }

    /** One that is not running yet: its data is locked and the way is free. */
    public static Cluster prepare(ClusterOptions options, Progress progress) throws IOException, InterruptedException {
        Folders folders = new Folders(options.root(), options.data());
        folders.create();
        DataLock lock = DataLock.take(folders);
        try {
            Parts parts = new Parts(options, folders, new Preparation(options, folders, progress).run());
            return new Cluster(lock, parts, new Operation(parts, progress));
        } catch (IOException | InterruptedException | RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /** Starts what was prepared and returns when it is ready; nothing is left running if that fails. */
    public void start() throws Exception {
        try {
            operation.start();
        } catch (Exception failure) {
            close();
            throw failure;
        }
    }

    /** How to reach everything, with the process ids of now; the same as the file. */
    public Connection connection() {
        return operation.connection();
    }

    /** The demo shop. */
    public String shopUrl() {
        return parts.shopUrl();
    }

    /** Where the API's reference is read. */
    public String docsUrl() {
        return parts.docsUrl();
    }

    /** One file for each process. */
    public Path logs() {
        return parts.folders.logs();
    }

    /** Ends a replica with SIGKILL. */
    public void kill9(Service service, int replica) throws Exception {
        operation.keeper(service, replica).kill();
    }

    /** Ends a replica in order. */
    public void stop(Service service, int replica) throws Exception {
        operation.keeper(service, replica).stop();
    }

    /** Starts a replica that is down, and returns when it is ready. */
    public void start(Service service, int replica) throws Exception {
        operation.keeper(service, replica).start();
    }

    /**
     * Ends a replica in order, if it runs, and starts it again; returns when it is ready.
     *
     * @param extraEnvironment for the new life alone: when that ends unasked, the next begins without it
     */
    public void restart(Service service, int replica, Map<String, String> extraEnvironment) throws Exception {
        Keeper keeper = operation.keeper(service, replica);
        keeper.stop();
        operation.process(service, replica).forNextLife(extraEnvironment);
        keeper.start();
    }

    /** Waits until the life that a replica is in has ended, and says how: {@code signal 9}, {@code exit code 1}. */
    public String awaitExit(Service service, int replica, Duration patience) throws Exception {
        return operation.process(service, replica).onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits until every replica of the service says that it is ready. */
    public void awaitReady(Service service) throws InterruptedException {
        long deadline = System.nanoTime() + READY.toNanos();
        while (!operation.allReady(service)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(service.module() + " is not ready; see " + logs());
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_QUESTIONS_MILLIS);
        }
    }

    /** Ends Kafka in order. */
    public void stopKafka() throws Exception {
        operation.kafka().stop();
    }

    /** Ends Kafka with SIGKILL. */
    public void kill9Kafka() throws Exception {
        operation.kafka().kill();
    }

    /** Starts Kafka again, and returns when it answers. */
    public void startKafka() throws Exception {
        operation.kafka().start();
    }

    /** Where the simulator answers; it has the same address in all its lives. */
    public String simulatorUrl() {
        return parts.simulator.url();
    }

    /** Ends the simulator in order. */
    public void stopSimulator() throws Exception {
        operation.simulator().stop();
    }

    /** Ends the simulator with SIGKILL. */
    public void kill9Simulator() throws Exception {
        operation.simulator().kill();
    }

    /** Starts the simulator again, and returns when it answers. */
    public void startSimulator() throws Exception {
        operation.simulator().start();
    }

    /** Ends Postgres with a fast shutdown. */
    public void stopPostgres() throws Exception {
        operation.postgres().stop();
    }

    /** Ends Postgres with SIGKILL. */
    public void kill9Postgres() throws Exception {
        operation.postgres().kill();
    }

    /**
     * Makes another database on the same server, empty, with the services' schemas and roles: for statements that are to
     * run under the same conditions and touch no service's data.
     */
    public void addDatabase(String name, Set<Service> services) throws Exception {
        operation.addDatabase(name, services);
    }

    /** Starts Postgres again, and returns when it answers. */
    public void startPostgres() throws Exception {
        operation.postgres().start();
    }

    /** Stops everything in order: gateway, services, simulator, Kafka, Postgres. May be called while it starts, and again. */
    @Override
    public void close() {
        synchronized (lock) {
            if (!closed) {
                closed = true;
                operation.stop();
                try {
                    lock.close();
                } catch (IOException harmless) {
                    // The operating system frees the lock with the process.
                }
            }
        }
    }
}

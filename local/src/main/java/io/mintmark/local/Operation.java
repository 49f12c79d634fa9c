package io.mintmark.local;

import io.mintmark.contracts.Topics;
import io.mintmark.local.kafka.TopicSetup;
import io.mintmark.local.merchant.ApiCalls;
import io.mintmark.local.merchant.DemoMerchant;
import io.mintmark.local.merchant.MerchantSetup;
import io.mintmark.local.merchant.OperatorToken;
import io.mintmark.local.plan.Service;
import io.mintmark.local.postgres.Databases;
import io.mintmark.local.process.Keeper;
import io.mintmark.local.process.Parallel;
import io.mintmark.local.service.Migrator;
import io.mintmark.local.service.ServiceEnvironment;
import io.mintmark.local.service.ServiceProcess;
import io.mintmark.local.shop.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The order in which things start and stop. */
final class Operation {
    private static final long PROBE_MILLIS = 1_000;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Parts parts;
    private final Progress progress;
    private final ScheduledExecutorService scheduler;
    private final Keeper postgres;
    private final Keeper kafka;
    private final Keeper simulator;
    private final Map<ServiceProcess, Keeper> services = new LinkedHashMap<>();
    private final ConnectionFile connectionFile;
    private volatile @Nullable Shop shop;

    Operation(Parts parts, Progress progress) {
        this.parts = parts;
        this.progress = progress;
        // Starting again waits for readiness, so there is a thread for everything that may end at once.
        this.scheduler = Executors.newScheduledThreadPool(parts.services.size() + 5, task -> {
            Thread thread = new Thread(task, "supervision");
            thread.setDaemon(true);
            return thread;
        });
        this.connectionFile = new ConnectionFile(parts);
        Supervision supervision = new Supervision(parts, progress, connectionFile::write);
        boolean restarts = parts.options.restarts();
        this.postgres = new Keeper(parts.postgres, scheduler, parts.clock, supervision, restarts);
        this.kafka = new Keeper(parts.kafka, scheduler, parts.clock, supervision, restarts);
        this.simulator = new Keeper(parts.simulator, scheduler, parts.clock, supervision, restarts);
        for (ServiceProcess process : parts.services) {
            services.put(process, new Keeper(process, scheduler, parts.clock, supervision, restarts));
        }
    }

    void start() throws Exception {
        Parallel.run(List.of(this::startPostgres, this::startKafka, this::startSimulator, this::rehearse));
        List<Service> migrated = new Migrator(parts.folders, parts.program, parts.environment, parts.pids).run();
        if (!migrated.isEmpty()) {
            progress.say("migrated the schemas of "
                    + String.join(", ", migrated.stream().map(Service::module).toList()));
        }
        parts.gateways.listen(parts.ports);
        parts.reference.open(parts.ports.reference());
        startServices();
        DemoMerchant merchant = merchant();
        Shop opened = new Shop(parts.vertx, parts.baseUrl(), parts.shopUrl(), merchant, parts.folders.data());
        shop = opened;
        opened.open(parts.ports.shop(), parts.kafka.bootstrapServers());
        connectionFile.begin(merchant);
        var unused = scheduler.scheduleAtFixedRate(
                connectionFile::write,
                OperatorToken.LIFETIME.toHours() / 4,
                OperatorToken.LIFETIME.toHours() / 4,
                TimeUnit.HOURS);
    }

    private @Nullable Void startPostgres() throws Exception {
        postgres.start();
        new Databases(parts.postgres, parts.secrets).create(ServiceEnvironment.DATABASE);
        progress.say("Postgres is up on port " + parts.ports.postgres());
        return null;
    }

    private @Nullable Void startKafka() throws Exception {
        kafka.start();
        int created = new TopicSetup(parts.kafka.bootstrapServers()).create(Topics.all());
        progress.say(
                "Kafka is up on port " + parts.ports.kafka() + (created > 0 ? " with " + created + " new topics" : ""));
        return null;
    }

    private @Nullable Void startSimulator() throws Exception {
        parts.forwardProfiles.write(parts.folders.forwardProfiles());
        simulator.start();
        progress.say("the simulator is up on port " + parts.ports.simulator());
        return null;
    }

    private @Nullable Void rehearse() throws Exception {
        if (parts.options.rehearsed()) {
            List<Service> made = parts.rehearsal.run(progress::say);
            if (!made.isEmpty()) {
                progress.say("archived the classes of "
                        + String.join(", ", made.stream().map(Service::module).toList()));
            }
        }
        return null;
    }

    private void startServices() throws Exception {
        List<Callable<Void>> starts = new ArrayList<>();
        services.forEach((process, keeper) -> starts.add(() -> {
            keeper.start();
            progress.say(
                    process.name() + " is ready on port " + parts.ports.http(process.service(), process.replica()));
            return null;
        }));
        Parallel.run(starts);
        for (ServiceProcess process : parts.services) {
            var unused = scheduler.scheduleWithFixedDelay(
                    () -> probe(process), PROBE_MILLIS, PROBE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void probe(ServiceProcess process) {
        try {
            parts.replicas.setReady(parts.replicaOf(process), process.isReady());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private DemoMerchant merchant() throws Exception {
        String token = OperatorToken.sign(parts.secrets.operatorKey(), parts.clock.instant());
        return new MerchantSetup(
                        new ApiCalls(parts.baseUrl()), parts.folders.data().resolve("demo-merchant.json"))
                .getOrCreate(token, parts.shopUrl());
    }

    /** Another database on the same server, with the roles of the first and the schemas of these services. */
    void addDatabase(String name, Set<Service> services) throws Exception {
        new Databases(parts.postgres, parts.secrets).create(name);
        new Migrator(parts.folders, parts.program, parts.environment, parts.pids).run(name, services);
    }

    Connection connection() {
        return connectionFile.connection();
    }

    Keeper postgres() {
        return postgres;
    }

    Keeper kafka() {
        return kafka;
    }

    Keeper simulator() {
        return simulator;
    }

    Keeper keeper(Service service, int replica) {
        Keeper keeper = services.get(process(service, replica));
        if (keeper == null) {
            throw new IllegalStateException("every replica has a keeper");
        }
        return keeper;
    }

    ServiceProcess process(Service service, int replica) {
        return parts.services.stream()
                .filter(process -> process.service() == service && process.replica() == replica)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + service.module() + " " + replica));
    }

    boolean allReady(Service service) throws InterruptedException {
        for (ServiceProcess process : parts.services) {
            if (process.service() == service && !process.isReady()) {
                return false;
            }
        }
        return true;
    }

    /** Stops what runs, in order; one failure does not keep the rest running. */
    void stop() {
        scheduler.shutdownNow();
        Shop opened = shop;
        if (opened != null) {
            attempt("the demo shop", opened::close);
        }
        attempt("the gateway", parts.gateways::close);
        attempt("the reference", parts.reference::close);
        List<Callable<Void>> stops = new ArrayList<>();
        services.values()
                .forEach(keeper -> stops.add(() -> {
                    attempt(keeper.daemon().name(), keeper::retire);
                    return null;
                }));
        attempt("the services", () -> Parallel.run(stops));
        progress.say("the services are down");
        attempt("the simulator", simulator::retire);
        progress.say("the simulator is down");
        attempt("Kafka", kafka::retire);
        progress.say("Kafka is down");
        attempt("Postgres", postgres::retire);
        progress.say("Postgres is down");
        // Migrations, for example, if the start was broken off.
        attempt("the rest", () -> parts.pids.endStale(GRACE));
        attempt("Vert.x", () -> parts.vertx
                .close()
                .toCompletionStage()
                .toCompletableFuture()
                .get(GRACE.toSeconds(), TimeUnit.SECONDS));
    }

    private interface Step {
        void run() throws Exception;
    }

    private void attempt(String what, Step step) {
        try {
            step.run();
        } catch (Exception failure) {
            progress.say("could not stop " + what + " in order: " + failure);
        }
    }
}

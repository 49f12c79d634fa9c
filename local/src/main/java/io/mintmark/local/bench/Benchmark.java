package io.mintmark.local.bench;

import io.mintmark.local.Progress;
import io.mintmark.local.bench.floor.Fidelity;
import io.mintmark.local.bench.floor.Floor;
import io.mintmark.local.bench.floor.FloorAccess;
import io.mintmark.local.bench.floor.Recording;
import io.mintmark.local.bench.load.Latencies.Summary;
import io.mintmark.local.bench.load.Measured;
import io.mintmark.local.bench.machine.Machine;
import io.mintmark.local.bench.machine.ProcFs;
import io.mintmark.local.bench.machine.Processes;
import io.mintmark.local.bench.report.Comparison;
import io.mintmark.local.bench.report.Figures;
import io.mintmark.local.bench.report.OpenModel;
import io.mintmark.local.bench.report.Operation;
import io.mintmark.local.client.BenchMerchant;
import io.mintmark.local.client.CardImport;
import io.mintmark.local.plan.Service;
import io.mintmark.local.service.ServiceEnvironment;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * The order of a run: recording, warm-up of the floor and then of the platform, each measurement between two of its
 * floor, the open model, the checks.
 */
final class Benchmark {
    private static final int CUSTOMERS_TO_WARM_UP = 200;
    /** A guess; a customer has room for three times the sessions that are counted on. */
    private static final double SESSIONS_A_SECOND_AT_FIRST = 150;

    private static final int CUSTOMERS_OF_THE_FLOOR = 1_000;
    /** Times as many as a batch has cards, both of the platform and of its floor. */
    private static final int BATCHES_OF_CUSTOMERS = 10;
    /** Payers have a few cards each. */
    private static final int SESSIONS_OF_A_CUSTOMER = 4;
    /** Estimates come from a platform that is not warm yet. */
    private static final double SPARE = 1.6;

    private final BenchOptions options;
    private final BenchCluster cluster;
    private final Progress progress;
    private final double loadBefore;
    private final Throughput expectedSessions = new Throughput(SESSIONS_A_SECOND_AT_FIRST);
    private final Throughput expectedSaves = new Throughput(SESSIONS_A_SECOND_AT_FIRST);

    Benchmark(BenchOptions options, BenchCluster cluster, Progress progress, double loadBefore) {
        this.options = options;
        this.cluster = cluster;
        this.progress = progress;
        this.loadBefore = loadBefore;
    }

    Figures run() throws Exception {
        progress.say("warming up");
        WakeUp.run(cluster.connection());
        BenchMerchant merchant = BenchMerchant.create(cluster.connection());
        try (Connection superuser = cluster.connect(ServiceEnvironment.DATABASE);
                Traffic traffic = new Traffic(cluster.connection(), merchant, options.clients())) {
            Processes processes = new Processes(new ProcFs(Path.of("/proc")), cluster.connection(), traffic::cpuNanos);
            WarmUp warmUp = warmUp(traffic, processes);
            // What happens once, such as the making of a merchant's keys, is no part of what is recorded.
            warmUp.round();
            Quiet quiet = new Quiet(superuser, merchant.id());
            Recording recording = new FlowRecorder(traffic, merchant, quiet, superuser, cluster.postgresLog()).record();
            FloorAccess access = cluster.addFloor();
            try (Connection ofFloor = cluster.connect(access.database());
                    Floor floor = Floor.open(access, ofFloor, recording, options.clients())) {
                verify(floor, superuser, ofFloor);
                warmUp.run();
                makeRoom(
                        traffic,
                        expectedSessions.in(options.time())
                                + expectedSaves.in(options.time())
                                + options.rate() * options.seconds());
                progress.say(traffic.shop.customers().size() + " customers are there");
                Housekeeping housekeeping = new Housekeeping(List.of(superuser, ofFloor));
                return measure(traffic, floor, superuser, new Measurements(quiet, housekeeping, processes, progress));
            }
        }
    }

    private WarmUp warmUp(Traffic traffic, Processes processes) throws Exception {
        traffic.addBatchCustomers(BATCHES_OF_CUSTOMERS * CardImport.SIZE);
        return new WarmUp(progress, processes::compilerSeconds)
                .with("sessions", () -> {
                    makeRoom(traffic, expectedSessions.in(options.warmUp()));
                    return expectedSessions.of(traffic.sessions(options.warmUp()));
                })
                .with("card saves", () -> {
                    makeRoom(traffic, expectedSaves.in(options.warmUp()));
                    return expectedSaves.of(traffic.saves(options.warmUp()));
                })
                .with("batches", () -> traffic.batches(options.batchClients(), options.warmUp()))
                .with("payments", () -> {
                    traffic.learnCards(Floor.CARDS);
                    return traffic.payments(options.warmUp());
                });
    }

    /** Has customers for so many more sessions. */
    private static void makeRoom(Traffic traffic, double sessions) throws Exception {
        traffic.customers(traffic.shop.customers().size()
                + (int) (sessions * SPARE / SESSIONS_OF_A_CUSTOMER)
                + CUSTOMERS_TO_WARM_UP);
    }

    /** The floor is worth comparing with only if it does the same. */
    private void verify(Floor floor, Connection services, Connection ofFloor) throws Exception {
        int rows = floor.verify(new Fidelity(
                services,
                ofFloor,
                BenchCluster.WITH_FLOOR.stream().map(Service::schema).collect(Collectors.toSet())));
        progress.say(String.format(
                Locale.ROOT,
                "the floor leaves the same %d rows: %d statements in %d transactions for a session, %d in %d for a card,"
                        + " %d in %d for a payment, %d in %d for a batch",
                rows,
                floor.ofSession().statements(),
                floor.ofSession().transactions(),
                floor.ofSave().statements(),
                floor.ofSave().transactions(),
                floor.ofPayment().statements(),
                floor.ofPayment().transactions(),
                floor.ofBatch().statements(),
                floor.ofBatch().transactions()));
        floor.prepare(CUSTOMERS_OF_THE_FLOOR);
        floor.sessions(options.floorTime());
        floor.saves(options.floorTime());
        floor.prepareBatches(BATCHES_OF_CUSTOMERS);
        floor.batches(options.batchClients(), options.floorTime());
        floor.payments(options.floorTime());
        floor.inserts(options.floorTime());
    }

    private Figures measure(Traffic traffic, Floor floor, Connection superuser, Measurements measurements)
            throws Exception {
        Callable<Measured> inserts = () -> floor.inserts(options.floorTime());
        Comparison sessions = measurements.compare(
                Operation.SESSION,
                () -> traffic.sessions(options.time()),
                () -> floor.sessions(options.floorTime()),
                inserts,
                floor.ofSession());
        Comparison saves = measurements.compare(
                Operation.SAVE,
                () -> traffic.saves(options.time()),
                () -> floor.saves(options.floorTime()),
                inserts,
                floor.ofSave());
        Comparison batches = measurements.compare(
                Operation.BATCH,
                () -> traffic.batches(options.batchClients(), options.time()),
                () -> floor.batches(options.batchClients(), options.floorTime()).inBatchesOf(CardImport.SIZE),
                inserts,
                floor.ofBatch());
        traffic.learnCards(Floor.CARDS);
        Comparison payments = measurements.compare(
                Operation.PAYMENT,
                () -> traffic.payments(options.time()),
                () -> floor.payments(options.floorTime()),
                inserts,
                floor.ofPayment());
        String name = "card save at " + options.rate() + "/s";
        traffic.waiting(options.rate() * options.seconds());
        FixedRate fixed = measurements.alone(name, () -> traffic.fixedRate(options.rate(), options.time()));
        Checks checks = new Checks(traffic);
        checks.everyWebhookCame();
        Summary webhook = new Commits(superuser).untilReceipt(fixed.sessions(), traffic.receiver);
        progress.say(String.format(
                Locale.ROOT,
                "%s: p50 %.1f ms, p99 %.1f ms; its webhook p50 %.1f ms, p99 %.1f ms",
                name,
                fixed.whole().p50(),
                fixed.whole().p99(),
                webhook.p50(),
                webhook.p99()));
        checks.everySessionIsThere();
        checks.everyStoredCardIsThere();
        checks.everyPaymentIsThere();
        progress.say("all sessions, cards, payments and webhooks are there");
        return new Figures(
                Instant.now(),
                wanted(),
                Machine.describe(superuser, loadBefore),
                List.of(sessions, saves, batches, payments),
                new OpenModel(options.rate(), fixed.page(), fixed.post(), fixed.whole(), webhook),
                measurements.usage(),
                checked(traffic));
    }

    private Map<String, Integer> wanted() {
        Map<String, Integer> wanted = new LinkedHashMap<>();
        wanted.put("seconds each", options.seconds());
        wanted.put("card saves a second in the open model", options.rate());
        wanted.put("clients in the closed loops", options.clients());
        wanted.put("clients that send batches", options.batchClients());
        return wanted;
    }

    private static Map<String, Integer> checked(Traffic traffic) {
        Map<String, Integer> checked = new LinkedHashMap<>();
        checked.put("sessions", traffic.opened.size());
        checked.put("saved cards", traffic.saved.size());
        checked.put(
                "cards of batches",
                traffic.cardImport.stored().values().stream()
                        .mapToInt(Set::size)
                        .sum());
        checked.put("payments", traffic.charges.captured().size());
        checked.put("webhooks", traffic.receiver.count());
        return checked;
    }
}

package io.mintmark.local;

import io.mintmark.local.gateway.Gateways;
import io.mintmark.local.gateway.Replica;
import io.mintmark.local.gateway.Replicas;
import io.mintmark.local.kafka.KafkaServer;
import io.mintmark.local.plan.Folders;
import io.mintmark.local.plan.PortPlan;
import io.mintmark.local.plan.Service;
import io.mintmark.local.postgres.PostgresServer;
import io.mintmark.local.process.PidFiles;
import io.mintmark.local.reference.Documents;
import io.mintmark.local.reference.ReferencePages;
import io.mintmark.local.secret.SecretName;
import io.mintmark.local.secret.Secrets;
import io.mintmark.local.service.Readiness;
import io.mintmark.local.service.Rehearsal;
import io.mintmark.local.service.ServiceEnvironment;
import io.mintmark.local.service.ServiceProcess;
import io.mintmark.local.service.ServiceProgram;
import io.mintmark.local.simulator.ForwardProfiles;
import io.mintmark.local.simulator.SimulatorServer;
import io.mintmark.platform.id.Ids;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything a cluster consists of, put together and not yet started. */
final class Parts {
    final ClusterOptions options;
    final Folders folders;
    final PortPlan ports;
    final InstantSource clock = InstantSource.system();
    final Secrets secrets;
    final PidFiles pids;
    final ServiceEnvironment environment;
    final ServiceProgram program;
    final PostgresServer postgres;
    final KafkaServer kafka;
    final SimulatorServer simulator;
    final Rehearsal rehearsal;
    final ForwardProfiles forwardProfiles;
    final List<ServiceProcess> services = new ArrayList<>();
    final Replicas replicas;
    final Vertx vertx;
    final Gateways gateways;
    final Documents documents;
    final ReferencePages reference;

    /** The data folder exists, and is ours. */
    Parts(ClusterOptions options, Folders folders, PortPlan ports) throws IOException {
        SecureRandom random = new SecureRandom();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        this.options = options;
        this.folders = folders;
        this.ports = ports;
        this.secrets = new Secrets(folders.secrets(), random);
        this.pids = new PidFiles(folders.pids());
        this.environment = new ServiceEnvironment(ports, options.replicas(), secrets, folders.forwardProfiles());
        this.program = new ServiceProgram(folders, java, options.tuning());
        this.postgres = new PostgresServer(
                folders.postgres(),
                folders.postgresBinaries(),
                folders.logs().resolve("postgres.log"),
                ports.postgres(),
                secrets.passwordFile(PostgresServer.SUPERUSER));
        this.kafka = new KafkaServer(folders, ports, java, pids, options.tuning());
        Readiness readiness = new Readiness();
        this.rehearsal = new Rehearsal(folders, ports, program, environment, pids, readiness);
        Path acquirerKey = secrets.keyFile(SecretName.ACQUIRER_SIGNING_KEY);
        this.simulator = new SimulatorServer(folders, ports, java, acquirerKey, pids, readiness);
        this.forwardProfiles = new ForwardProfiles(simulator.url(), acquirerKey);
        for (Service service : Service.values()) {
            for (int replica = 1; replica <= options.replicas(); replica++) {
                services.add(new ServiceProcess(
                        service, replica, ports, program, environmentOf(service, replica), pids, readiness));
            }
        }
        this.replicas = new Replicas(services.stream().map(this::replicaOf).toList());
        this.vertx = Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        this.documents = new Documents(baseUrl());
        this.reference = new ReferencePages(vertx, documents);
        this.gateways = new Gateways(
                vertx,
                replicas,
                folders.logs(),
                new Ids(clock, random),
                clock,
                Map.of(ReferencePages.DOCUMENT, reference::document));
    }

    private Map<String, String> environmentOf(Service service, int replica) {
        Map<String, String> all = new HashMap<>(environment.serving(service, replica));
        all.putAll(options.extra().getOrDefault(service, Map.of()));
        return all;
    }

    /** How the gateway knows this process. */
    Replica replicaOf(ServiceProcess process) {
        return new Replica(process.service(), process.replica(), ports.http(process.service(), process.replica()));
    }

    String baseUrl() {
        return "http://127.0.0.1:" + ports.gateway();
    }

    String docsUrl() {
        return "http://127.0.0.1:" + ports.reference() + "/docs";
    }

    String shopUrl() {
        return "http://127.0.0.1:" + ports.shop();
    }
}

package io.mintmark.local.service;

import io.mintmark.local.plan.Folders;
import io.mintmark.local.plan.Service;
import io.mintmark.local.process.ChildProcess;
import io.mintmark.local.process.PidFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Brings the schemas up to date, each by its own service's jar, and only when that jar has changed since. */
public final class Migrator {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Folders folders;
    private final ServiceProgram program;
    private final ServiceEnvironment environment;
    private final PidFiles pids;

    public Migrator(Folders folders, ServiceProgram program, ServiceEnvironment environment, PidFiles pids) {
        this.folders = folders;
        this.program = program;
        this.environment = environment;
        this.pids = pids;
    }

    /**
     * Migrates what needs it, all at once.
     *
     * @return the services whose schema was migrated
     */
    public List<Service> run() throws Exception {
        Map<Service, String> stamps = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            String stamp = JarStamp.of(folders.jar(service));
            if (!stamp.equals(lastStamp(service))) {
                stamps.put(service, stamp);
            }
        }
        Map<Service, ChildProcess> running = begin(stamps.keySet(), ServiceEnvironment.DATABASE);
        for (Map.Entry<Service, ChildProcess> migration : running.entrySet()) {
            finish(migration.getValue());
            Files.writeString(stampFile(migration.getKey()), stamps.get(migration.getKey()) + "\n");
        }
        return List.copyOf(running.keySet());
    }

    /** Migrates another database, whatever state it is in; no stamp tells of it. */
    public void run(String database, Set<Service> services) throws Exception {
        for (ChildProcess migration : begin(services, database).values()) {
            finish(migration);
        }
    }

    private Map<Service, ChildProcess> begin(Set<Service> services, String database) throws IOException {
        Map<Service, ChildProcess> running = new EnumMap<>(Service.class);
        for (Service service : services) {
            String name = service.module() + "-migrate"
                    + (database.equals(ServiceEnvironment.DATABASE) ? "" : "-" + database);
            running.put(
                    service,
                    ChildProcess.start(program.migrate(service, name, environment.migrating(service, database)), pids));
        }
        return running;
    }

    private static void finish(ChildProcess migration) throws Exception {
        String result = migration.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (!"exit code 0".equals(result)) {
            throw migration.endedTooSoon();
        }
    }

    private String lastStamp(Service service) throws IOException {
        Path file = stampFile(service);
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }

    private Path stampFile(Service service) {
        return folders.migrated().resolve(service.module());
    }
}

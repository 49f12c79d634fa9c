package io.mintmark.local.service;

import io.mintmark.local.plan.Folders;
import io.mintmark.local.plan.Service;
import io.mintmark.local.process.ChildProcess;
import io.mintmark.local.process.PidFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
        Map<Service, ChildProcess> running = new EnumMap<>(Service.class);
        Map<Service, String> stamps = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            String stamp = JarStamp.of(folders.jar(service));
            if (!stamp.equals(lastStamp(service))) {
                stamps.put(service, stamp);
                running.put(
                        service, ChildProcess.start(program.migrate(service, environment.migrating(service)), pids));
            }
        }
        List<Service> migrated = new ArrayList<>();
        for (Map.Entry<Service, ChildProcess> migration : running.entrySet()) {
            String result = migration.getValue().onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!"exit code 0".equals(result)) {
                throw migration.getValue().endedTooSoon();
            }
            Service service = migration.getKey();
            Files.writeString(stampFile(service), stamps.get(service) + "\n");
            migrated.add(service);
        }
        return migrated;
    }

    private String lastStamp(Service service) throws IOException {
        Path file = stampFile(service);
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }

    private Path stampFile(Service service) {
        return folders.migrated().resolve(service.module());
    }
}

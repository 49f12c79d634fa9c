package io.mintmark.local.service;

import io.mintmark.local.plan.Folders;
import io.mintmark.local.plan.PortPlan;
import io.mintmark.local.plan.Service;
import io.mintmark.local.process.ChildProcess;
import io.mintmark.local.process.Parallel;
import io.mintmark.local.process.PidFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Starts services once, only for their JVMs to write down which classes a start needs: once a build. A rehearsing service
 * reaches neither database nor broker and answers nobody, so that nothing but classes can get into its archive.
 */
public final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration WRITING = Duration.ofSeconds(60);
    private static final String ASKED_TO_END = "signal 15";

    private final Folders folders;
    private final PortPlan ports;
    private final ServiceProgram program;
    private final ServiceEnvironment environment;
    private final PidFiles pids;
    private final Readiness readiness;
    private final ClassArchives archives;

    public Rehearsal(
            Folders folders,
            PortPlan ports,
            ServiceProgram program,
            ServiceEnvironment environment,
            PidFiles pids,
            Readiness readiness) {
        this.folders = folders;
        this.ports = ports;
        this.program = program;
        this.environment = environment;
        this.pids = pids;
        this.readiness = readiness;
        this.archives = new ClassArchives(folders.classArchives());
    }

    /**
     * Makes the archives that are missing; the services' ports are still free. Nothing depends on success.
     *
     * @param complain of what went wrong
     * @return the services that have a new archive
     */
    public List<Service> run(Consumer<String> complain) throws Exception {
        List<Service> missing = Stream.of(Service.values())
                .filter(service -> archives.find(service, folders.jar(service)).isEmpty())
                .toList();
        List<Service> made = new ArrayList<>();
        List<Callable<Void>> rehearsals = new ArrayList<>();
        for (Service service : missing) {
            rehearsals.add(() -> {
                try {
                    rehearse(service);
                    synchronized (made) {
                        made.add(service);
                    }
                } catch (IOException | IllegalStateException failure) {
                    complain.accept(service.module() + " starts without a class archive: " + failure.getMessage());
                }
                return null;
            });
        }
        Parallel.run(rehearsals);
        return List.copyOf(made);
    }

    private void rehearse(Service service) throws Exception {
        Files.createDirectories(folders.classArchives());
        Path unfinished = folders.classArchives()
                .resolve("unfinished-" + service.module() + "-"
                        + ProcessHandle.current().pid());
        Files.deleteIfExists(unfinished);
        ChildProcess process =
                ChildProcess.start(program.rehearse(service, environment.rehearsing(service), unfinished), pids);
        try {
            readiness.await("http://127.0.0.1:" + ports.management(service, 1) + "/q/health/live", process, PATIENCE);
            // It writes while it ends.
            process.stop(WRITING);
            if (!ASKED_TO_END.equals(process.onExit().get()) || !Files.isRegularFile(unfinished)) {
                throw process.endedTooSoon();
            }
            archives.keep(unfinished, service, folders.jar(service));
        } finally {
            process.kill();
            Files.deleteIfExists(unfinished);
        }
    }
}

package io.mintmark.local.service;

import io.mintmark.local.plan.Folders;
import io.mintmark.local.plan.Service;
import io.mintmark.local.process.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a service's jar is run. */
public final class ServiceProgram {
    private static final List<String> ALWAYS =
            List.of("-XX:+UseSerialGC", "-XX:MaxMetaspaceSize=128m", "-Xss512k", "-XX:+ExitOnOutOfMemoryError");

    /** Of every class that an archive cannot hold the JVM would say so; of an archive that does not fit, too. */
    private static final String QUIET_ARCHIVES = "-Xlog:cds=off,cds+dynamic=off,class+path=off";

    private final Folders folders;
    private final Path java;
    private final Tuning tuning;
    private final ClassArchives archives;

    public ServiceProgram(Folders folders, Path java, Tuning tuning) {
        this.folders = folders;
        this.java = java;
        this.tuning = tuning;
        this.archives = new ClassArchives(folders.classArchives());
    }

    Program migrate(Service service, String name, Map<String, String> environment) {
        List<String> flags = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        return program(service, name, flags, List.of("migrate"), environment);
    }

    Program serve(Service service, int replica, Map<String, String> environment) {
        List<String> flags = serving(service);
        archives.find(service, folders.jar(service)).ifPresent(archive -> {
            flags.add("-XX:SharedArchiveFile=" + archive);
            flags.add(QUIET_ARCHIVES);
        });
        return program(service, service.module() + "-" + replica, flags, List.of(), environment);
    }

    /** As it will be served, and writing its classes into an archive when it ends. */
    Program rehearse(Service service, Map<String, String> environment, Path archive) {
        List<String> flags = serving(service);
        flags.add("-XX:ArchiveClassesAtExit=" + archive);
        flags.add(QUIET_ARCHIVES);
        return program(service, service.module() + "-rehearsal", flags, List.of(), environment);
    }

    private List<String> serving(Service service) {
        List<String> flags = new ArrayList<>(ALWAYS);
        flags.addAll(tuning.ofService());
        if (service == Service.VAULT) {
            // Nobody attaches to the process that holds card numbers.
            flags.add("-XX:+DisableAttachMechanism");
        }
        return flags;
    }

    private Program program(
            Service service, String name, List<String> flags, List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(flags);
        command.add("-jar");
        command.add(folders.jar(service).toString());
        command.addAll(arguments);
        return new Program(name, command, environment, folders.logs().resolve(name + ".log"));
    }
}

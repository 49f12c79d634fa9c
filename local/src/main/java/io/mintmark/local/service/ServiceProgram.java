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
    /**
     * Small and quick to start, on a machine that four services share with a broker and a database. Without the second
     * compiler a start takes a third less CPU and 40 MB less memory; what it costs is speed under long load, and
     * whoever measures that runs the jars with other flags.
     */
    private static final List<String> SMALL = List.of(
            "-XX:TieredStopAtLevel=1",
            "-Xms32m",
            "-Xmx112m",
            "-XX:+UseSerialGC",
            "-XX:MaxMetaspaceSize=128m",
            "-XX:ReservedCodeCacheSize=48m",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError");

    private final Folders folders;
    private final Path java;

    public ServiceProgram(Folders folders, Path java) {
        this.folders = folders;
        this.java = java;
    }

    Program migrate(Service service, Map<String, String> environment) {
        List<String> flags = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        return program(service, service.module() + "-migrate", flags, List.of("migrate"), environment);
    }

    Program serve(Service service, int replica, Map<String, String> environment) {
        List<String> flags = new ArrayList<>(SMALL);
        if (service == Service.VAULT) {
            // Nobody attaches to the process that holds card numbers.
            flags.add("-XX:+DisableAttachMechanism");
        }
        return program(service, service.module() + "-" + replica, flags, List.of(), environment);
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

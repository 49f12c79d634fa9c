package io.mintmark.local.service;

import io.mintmark.local.plan.PortPlan;
import io.mintmark.local.plan.Service;
import io.mintmark.local.process.ChildProcess;
import io.mintmark.local.process.Daemon;
import io.mintmark.local.process.PidFiles;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One replica of a service. */
public final class ServiceProcess implements Daemon {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration GRACE = Duration.ofSeconds(12);

    private final Service service;
    private final int replica;
    private final PortPlan ports;
    private final ServiceProgram program;
    private final Map<String, String> environment;
    private final PidFiles pids;
    private final Readiness readiness;
    private volatile Map<String, String> forNextLife = Map.of();
    private volatile @Nullable ChildProcess process;

    /** @param environment the whole environment of every life */
    public ServiceProcess(
            Service service,
            int replica,
            PortPlan ports,
            ServiceProgram program,
            Map<String, String> environment,
            PidFiles pids,
            Readiness readiness) {
        this.service = service;
        this.replica = replica;
        this.ports = ports;
        this.program = program;
        this.environment = Map.copyOf(environment);
        this.pids = pids;
        this.readiness = readiness;
    }

    public Service service() {
        return service;
    }

    public int replica() {
        return replica;
    }

    public String url() {
        return "http://127.0.0.1:" + ports.http(service, replica);
    }

    public String managementUrl() {
        return "http://127.0.0.1:" + ports.management(service, replica);
    }

    private String healthUrl() {
        return managementUrl() + "/q/health/ready";
    }

    /** Adds to the environment of the next life, and of that one alone: a crash point must not strike the life after it. */
    public void forNextLife(Map<String, String> extra) {
        forNextLife = Map.copyOf(extra);
    }

    @Override
    public String name() {
        return service.module() + " " + replica;
    }

    @Override
    public void start() throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(forNextLife);
        forNextLife = Map.of();
        ChildProcess started = ChildProcess.start(program.serve(service, replica, all), pids);
        process = started;
        try {
            readiness.await(healthUrl(), started, PATIENCE);
        } catch (Exception notReady) {
            started.kill();
            throw notReady;
        }
    }

    /** Whether it says of itself that it is ready, asked now. */
    public boolean isReady() throws InterruptedException {
        ChildProcess current = process;
        return current != null && current.isAlive() && readiness.isReady(healthUrl());
    }

    @Override
    public void stop() throws Exception {
        ChildProcess running = process;
        if (running != null && running.isAlive()) {
            running.stop(GRACE);
        }
    }

    @Override
    public void kill() throws Exception {
        ChildProcess running = process;
        if (running != null) {
            running.kill();
        }
    }

    @Override
    public long pid() {
        return running().pid();
    }

    @Override
    public CompletableFuture<String> onExit() {
        return running().onExit();
    }

    private ChildProcess running() {
        ChildProcess current = process;
        if (current == null) {
            throw new IllegalStateException(name() + " was never started");
        }
        return current;
    }
}

package io.mintmark.local.bench.machine;

import io.mintmark.local.Connection;
import io.mintmark.local.plan.Service;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/** The processes of a cluster and this one, in which its gateway and the benchmark's own clients live. */
public final class Processes {
    private final ProcFs proc;
    private final Connection cluster;
    private final LongSupplier clientNanos;

    /** @param clientNanos CPU time of the benchmark's own clients so far, which the rest of this process is not charged */
    public Processes(ProcFs proc, Connection cluster, LongSupplier clientNanos) {
        this.proc = proc;
        this.cluster = cluster;
        this.clientNanos = clientNanos;
    }

    /** By name. Empty where nothing can be measured. */
    public Map<String, Usage> look() {
        Map<String, Usage> all = new LinkedHashMap<>();
        if (!proc.isThere()) {
            return all;
        }
        for (Service service : Service.values()) {
            int number = 1;
            for (Connection.Replica replica : cluster.replicas(service)) {
                all.put(service.module() + (number++ == 1 ? "" : " " + (number - 1)), of(replica.pid()));
            }
        }
        all.put("Kafka", of(cluster.kafkaPid()));
        all.put("Postgres", ofTree(cluster.postgres().pid()));
        all.put("simulator", of(cluster.simulatorPid()));
        double clients = clientNanos.getAsLong() / 1e9;
        Usage own = of(ProcessHandle.current().pid());
        all.put("gateway and demo shop", Usage.now(own.cpuSeconds() - clients, own.residentBytes()));
        all.put("the benchmark's clients", Usage.now(clients, 0));
        return all;
    }

    /** CPU seconds that compilers took so far: those of the services, of Kafka, and of this process with its gateway. */
    public double compilerSeconds() {
        return LongStream.concat(
                        Arrays.stream(Service.values())
                                .flatMap(service -> cluster.replicas(service).stream())
                                .mapToLong(Connection.Replica::pid),
                        LongStream.of(
                                cluster.kafkaPid(), ProcessHandle.current().pid()))
                .mapToDouble(proc::compilerSeconds)
                .sum();
    }

    /** What was taken since an earlier look. */
    public Map<String, Usage> since(Map<String, Usage> earlier) {
        Map<String, Usage> taken = new LinkedHashMap<>();
        look().forEach((name, now) -> taken.put(name, now.since(earlier.getOrDefault(name, Usage.now(0, 0)))));
        return taken;
    }

    private Usage of(long pid) {
        return Usage.now(proc.cpuSeconds(pid), proc.residentBytes(pid));
    }

    /** Postgres has a process for each connection, and they share most of their memory. */
    private Usage ofTree(long pid) {
        double seconds = proc.cpuSeconds(pid);
        long bytes = proc.proportionalBytes(pid);
        for (ProcessHandle child :
                ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).toList()) {
            seconds += proc.cpuSeconds(child.pid());
            bytes += proc.proportionalBytes(child.pid());
        }
        return Usage.now(seconds, bytes);
    }
}

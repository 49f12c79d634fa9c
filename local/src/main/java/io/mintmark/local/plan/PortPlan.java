package io.mintmark.local.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Every port of a cluster, counted from one base, so that two clusters live side by side by {@code --port-base} alone.
 *
 * @param base the gateway's port; the others follow within {@link #SPAN}
 */
public record PortPlan(int base) {
    /** As many replicas of a service as the plan has room for. */
    public static final int MOST_REPLICAS = 5;

    /** How many ports, from the base on, belong to the cluster. */
    public static final int SPAN = 50;

    private static final int SERVICES = 10;
    private static final int HIGHEST_PORT = 65_535;

    /** A port and who listens there. */
    public record Port(int number, String holder) {}

    public PortPlan {
        if (base < 1024 || base + SPAN > HIGHEST_PORT) {
            throw new IllegalArgumentException("the port base is between 1024 and " + (HIGHEST_PORT - SPAN));
        }
    }

    public int gateway() {
        return base;
    }

    public int shop() {
        return base + 1;
    }

    /** Where services reach each other if there are several of each. */
    public int internal() {
        return base + 2;
    }

    public int postgres() {
        return base + 3;
    }

    public int kafka() {
        return base + 4;
    }

    public int kafkaController() {
        return base + 5;
    }

    public int simulator() {
        return base + 6;
    }

    /** Where the API's reference is read. */
    public int reference() {
        return base + 7;
    }

    /**
     * Where a replica serves HTTP.
     *
     * @param replica counted from 1
     */
    public int http(Service service, int replica) {
        if (replica < 1 || replica > MOST_REPLICAS) {
            throw new IllegalArgumentException("replicas count from 1 to " + MOST_REPLICAS);
        }
        return base + SERVICES * (1 + service.ordinal()) + 2 * (replica - 1);
    }

    /** Where a replica answers for its health and metrics. */
    public int management(Service service, int replica) {
        return http(service, replica) + 1;
    }

    /** All ports that a cluster with so many replicas takes. */
    public List<Port> all(int replicas) {
        List<Port> ports = new ArrayList<>();
        ports.add(new Port(gateway(), "the gateway"));
        ports.add(new Port(shop(), "the demo shop"));
        ports.add(new Port(internal(), "calls between services"));
        ports.add(new Port(postgres(), "Postgres"));
        ports.add(new Port(kafka(), "Kafka"));
        ports.add(new Port(kafkaController(), "Kafka's controller"));
        ports.add(new Port(simulator(), "the simulator"));
        ports.add(new Port(reference(), "the API's reference"));
        for (Service service : Service.values()) {
            for (int replica = 1; replica <= replicas; replica++) {
                ports.add(new Port(http(service, replica), service.module() + " " + replica));
                ports.add(new Port(management(service, replica), "the health of " + service.module() + " " + replica));
            }
        }
        return List.copyOf(ports);
    }
}

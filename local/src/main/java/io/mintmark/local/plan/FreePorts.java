package io.mintmark.local.plan;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Whether the ports of a plan can be had. */
public final class FreePorts {
    private static final int LOWEST = 20_000;
    /** Below the range that Linux and macOS hand out to outgoing connections. */
    private static final int HIGHEST = 32_000;

    private static final int ATTEMPTS = 200;
    private static final int PROBE_MILLIS = 200;

    private FreePorts() {}

    /** The first port of the plan that somebody else holds. */
    public static Optional<PortPlan.Port> firstTaken(PortPlan plan, int replicas) {
        return plan.all(replicas).stream()
                .filter(port -> !isFree(port.number()))
                .findFirst();
    }

    /** A plan whose ports are all free now. */
    public static PortPlan find(int replicas, RandomGenerator random) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            PortPlan plan = new PortPlan(random.nextInt(LOWEST, HIGHEST));
            if (firstTaken(plan, replicas).isEmpty()) {
                return plan;
            }
        }
        throw new IllegalStateException("no " + PortPlan.SPAN + " free ports in a row were found");
    }

    /** Binding tells on Linux; macOS lets one bind beside a wildcard listener, so knocking is the second question. */
    static boolean isFree(int port) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket server = new ServerSocket()) {
            server.bind(new InetSocketAddress(loopback, port));
        } catch (IOException taken) {
            return false;
        }
        try (Socket knock = new Socket()) {
            knock.connect(new InetSocketAddress(loopback, port), PROBE_MILLIS);
            return false;
        } catch (IOException nobodyThere) {
            return true;
        }
    }
}

package io.mintmark.local.campaign;

import io.mintmark.local.Cluster;
import io.mintmark.local.Connection;
import io.mintmark.local.plan.Service;

/** The cluster that a campaign is about: how to reach it, and what may be done to it. */
public interface Target {
    /** As it is now. */
    Connection connection();

    /** Ends the first replica of a service with SIGKILL and starts it again; returns when it is ready. */
    void strike(Service service) throws Exception;

    /** The same with the acquirers, which are one process. */
    void strikeAcquirers() throws Exception;

    /** A cluster of the launcher's. */
    static Target of(Cluster cluster) {
        return new Target() {
            @Override
            public Connection connection() {
                return cluster.connection();
            }

            @Override
            public void strike(Service service) throws Exception {
                cluster.kill9(service, 1);
                cluster.start(service, 1);
            }

            @Override
            public void strikeAcquirers() throws Exception {
                cluster.kill9Simulator();
                cluster.startSimulator();
            }
        };
    }
}

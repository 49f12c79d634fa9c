package io.mintmark.local;

import io.mintmark.local.process.Daemon;
import io.mintmark.local.process.Keeper;
import io.mintmark.local.service.ServiceProcess;

/** Says what dies and what comes back, and keeps the gateway and {@code connection.json} in step. */
final class Supervision implements Keeper.Listener {
    private final Parts parts;
    private final Progress progress;
    private final Runnable rewriteConnection;

    Supervision(Parts parts, Progress progress, Runnable rewriteConnection) {
        this.parts = parts;
        this.progress = progress;
        this.rewriteConnection = rewriteConnection;
    }

    @Override
    public void started(Daemon daemon) {
        if (daemon instanceof ServiceProcess process) {
            parts.replicas.setReady(parts.replicaOf(process), true);
            parts.documents.learn(process.service(), process.managementUrl());
        }
        rewriteConnection.run();
    }

    @Override
    public void ended(Daemon daemon, String how) {
        if (daemon instanceof ServiceProcess process) {
            parts.replicas.setReady(parts.replicaOf(process), false);
        }
        progress.say(daemon.name() + " ended with " + how + (parts.options.restarts() ? "; starting it again" : ""));
    }

    @Override
    public void failedToStart(Daemon daemon, Exception failure) {
        progress.say(daemon.name() + " did not come back, trying again: " + failure);
    }
}

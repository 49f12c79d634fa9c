package io.mintmark.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens where nobody may connect to, on every address of this machine, and counts who did. */
public final class Tripwire implements AutoCloseable {
    private static final long SECONDS = 10;

    private final ServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Void>> ours = new ConcurrentHashMap<>();
    private final Thread listener = new Thread(this::listen, "tripwire");

    public Tripwire() {
        try {
            socket = new ServerSocket(0);
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
        listener.setDaemon(true);
        listener.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** All connections up to now: they are taken in order, so one of our own, made last, tells that all were counted. */
    public int connections() throws Exception {
        try (Socket last = new Socket()) {
            CompletableFuture<Void> taken = new CompletableFuture<>();
            last.bind(null);
            ours.put(last.getLocalPort(), taken);
            last.connect(socket.getLocalSocketAddress());
            taken.get(SECONDS, TimeUnit.SECONDS);
        }
        return connections.get();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket connected = socket.accept()) {
                CompletableFuture<Void> own = ours.remove(connected.getPort());
                if (own == null) {
                    connections.incrementAndGet();
                } else {
                    own.complete(null);
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package io.mintmark.local.gateway;

import io.mintmark.local.plan.PortPlan;
import io.mintmark.platform.id.Ids;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The two listeners: the public one, and one that only services know, where they reach each other. */
public final class Gateways implements AutoCloseable {
    private static final long SECONDS = 10;

    private final Gateway toEverybody;
    private final Gateway toServices;
    private final AccessLog publicLog;
    private final AccessLog internalLog;

    /**
     * @param logs the folder for the access logs
     * @param own public paths that the gateway answers itself
     */
    public Gateways(
            Vertx vertx,
            Replicas replicas,
            Path logs,
            Ids ids,
            InstantSource clock,
            Map<String, Handler<HttpServerRequest>> own)
            throws IOException {
        publicLog = new AccessLog(logs.resolve("gateway-access.log"), clock);
        internalLog = new AccessLog(logs.resolve("internal-access.log"), clock);
        toEverybody = new Gateway(vertx, RouteTable.ofPublic(), replicas, publicLog, ids, own);
        toServices = new Gateway(vertx, RouteTable.ofInternal(), replicas, internalLog, ids, Map.of());
    }

    /** Returns when both listen. */
    public void listen(PortPlan ports) throws Exception {
        listen(toEverybody, ports.gateway());
        listen(toServices, ports.internal());
    }

    private static void listen(Gateway gateway, int port) throws Exception {
        gateway.listen(port).toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        for (Gateway gateway : new Gateway[] {toEverybody, toServices}) {
            gateway.close().toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        }
        publicLog.close();
        internalLog.close();
    }
}

package io.mintmark.session.sessions.updates;

import io.mintmark.session.sessions.application.FindSession;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** The connection itself. {@link UpdatesGate} has let it in. */
@WebSocket(path = UpdatesEndpoint.PATH, endpointId = UpdatesEndpoint.ID)
public class UpdatesEndpoint {
    static final String PATH = "/v1/sessions/{id}/updates";
    static final String ID = "session-updates";

    private static final Logger LOG = Logger.getLogger(UpdatesEndpoint.class);
    private static final TypedKey<Watcher> WATCHER = new TypedKey<>("mintmark.watcher");
    private static final int TRY_AGAIN_LATER = 1013;

    private final Watchers watchers;
    private final UpdateMessages messages;
    private final FindSession findSession;
    private final UpdatesConfig config;
    private final InstantSource clock;

    UpdatesEndpoint(
            Watchers watchers,
            UpdateMessages messages,
            FindSession findSession,
            UpdatesConfig config,
            InstantSource clock) {
        this.watchers = watchers;
        this.messages = messages;
        this.findSession = findSession;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Listens first and looks then: a change is either seen by the look, or it is heard of, because its event comes
     * after its commit. A look that fails is made up for by the next one for all connections.
     */
    @OnOpen
    Uni<Void> open(WebSocketConnection connection) {
        Admission admission = connection.userData().get(UpdatesGate.ADMISSION);
        Watcher watcher =
                new Watcher(admission, line(connection), state -> messages.write(state, admission), config, clock);
        if (!watchers.add(watcher)) {
            watcher.close(TRY_AGAIN_LATER, "too many connections");
            return Uni.createFrom().voidItem();
        }
        connection.userData().put(WATCHER, watcher);
        return findSession
                .find(admission.merchant(), admission.session())
                .invoke(session -> watcher.offer(SessionState.of(session)))
                .replaceWithVoid()
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("%s is told later: %s", admission.session(), failure.toString());
                    return null;
                });
    }

    private static Line line(WebSocketConnection connection) {
        return new Line() {
            @Override
            public Uni<Void> send(String text) {
                return connection.sendText(text);
            }

            @Override
            public void close(int code, String reason) {
                connection
                        .close(new CloseReason(code, reason))
                        .subscribe()
                        .with(done -> {}, gone -> LOG.debugf("closed before us: %s", gone.toString()));
            }
        };
    }

    @OnTextMessage
    Uni<Void> text(String ignored, WebSocketConnection connection) {
        return received(connection);
    }

    @OnBinaryMessage
    Uni<Void> binary(Buffer ignored, WebSocketConnection connection) {
        return received(connection);
    }

    private static Uni<Void> received(WebSocketConnection connection) {
        Watcher watcher = connection.userData().get(WATCHER);
        if (watcher != null) {
            watcher.received();
        }
        return Uni.createFrom().voidItem();
    }

    @OnPongMessage
    Uni<Void> pong(Buffer ignored, WebSocketConnection connection) {
        Watcher watcher = connection.userData().get(WATCHER);
        if (watcher != null) {
            watcher.heard();
        }
        return Uni.createFrom().voidItem();
    }

    @OnClose
    Uni<Void> closed(WebSocketConnection connection) {
        Watcher watcher = connection.userData().remove(WATCHER);
        if (watcher != null) {
            watchers.remove(watcher);
        }
        return Uni.createFrom().voidItem();
    }

    /** What a client breaks, a frame that is too long for instance, ends its own connection and is no fault of ours. */
    @OnError
    Uni<Void> broken(Exception failure, WebSocketConnection connection) {
        LOG.debugf("a connection for updates broke: %s", failure.toString());
        return closed(connection);
    }
}

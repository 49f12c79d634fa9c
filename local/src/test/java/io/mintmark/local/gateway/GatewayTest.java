package io.mintmark.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.local.plan.FreePorts;
import io.mintmark.local.plan.PortPlan;
import io.mintmark.local.plan.Service;
import io.mintmark.platform.id.Ids;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class GatewayTest {
    private final PortPlan ports = FreePorts.find(2, new SecureRandom());
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Replicas replicas = new Replicas(List.of(
            new Replica(Service.VAULT, 1, ports.http(Service.VAULT, 1)),
            new Replica(Service.VAULT, 2, ports.http(Service.VAULT, 2)),
            new Replica(Service.SESSION, 1, ports.http(Service.SESSION, 1))));

    private final Path logs;
    private final Gateways gateways;

    GatewayTest(@TempDir Path logs) throws Exception {
        InstantSource clock = InstantSource.system();
        this.logs = logs;
        this.gateways = new Gateways(
                vertx, replicas, logs, new Ids(clock, new SecureRandom()), clock, Map.of("/openapi.json", request -> {
                    var unused = request.response().end("the reference");
                }));
    }

    @BeforeEach
    void listen() throws Exception {
        gateways.listen(ports);
    }

    @AfterEach
    void close() throws Exception {
        gateways.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void anUnknownPathIsAProblem() throws Exception {
        // when
        HttpResponse<String> response = get(ports.gateway(), "/internal/captures?secret=1");

        // then
        JsonObject problem = new JsonObject(response.body());
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.getString("code")).isEqualTo("not_found");
        assertThat(problem.getString("instance")).isEqualTo("/internal/captures");
        assertThat(response.headers().firstValue("Request-Id")).contains(problem.getString("requestId"));
    }

    @Test
    void whatItServesItselfIsPublicAlone() throws Exception {
        assertThat(get(ports.gateway(), "/openapi.json").body()).isEqualTo("the reference");
        assertThat(get(ports.internal(), "/openapi.json").statusCode()).isEqualTo(404);
    }

    @Test
    void aServiceThatCannotBeReachedIsAProblem() throws Exception {
        // when
        HttpResponse<String> response = get(ports.gateway(), "/v1/sessions");

        // then
        JsonObject problem = new JsonObject(response.body());
        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.getString("code")).isEqualTo("bad_gateway");
        assertThat(problem.getString("requestId")).startsWith("req_");
    }

    @Test
    void requestsGoThroughWithBodyHeadersAndQuery() throws Exception {
        // given
        backend(1);
        HttpRequest request = HttpRequest.newBuilder(uri(ports.gateway(), "/card/cap_1?k=secret"))
                .header("Request-Id", "req_01kaj3z6y8v0g5m2c4q7r9t1wx")
                .header("X-Forwarded-For", "10.9.9.9")
                .POST(HttpRequest.BodyPublishers.ofString("hello"))
                .build();

        // when
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());

        // then
        JsonObject seen = new JsonObject(response.body());
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(seen.getString("uri")).isEqualTo("/card/cap_1?k=secret");
        assertThat(seen.getString("body")).isEqualTo("hello");
        assertThat(seen.getString("requestId")).isEqualTo("req_01kaj3z6y8v0g5m2c4q7r9t1wx");
        assertThat(seen.getString("for")).isEqualTo("127.0.0.1");
        assertThat(seen.getString("host")).isEqualTo("127.0.0.1:" + ports.gateway());
    }

    @Test
    void aReplicaThatRefusesTheConnectionIsPassedOver() throws Exception {
        // given
        backend(2);

        // when
        List<HttpResponse<String>> responses = List.of(
                get(ports.gateway(), "/v1/customers"),
                get(ports.gateway(), "/v1/customers"),
                get(ports.gateway(), "/v1/customers"));

        // then
        assertThat(responses)
                .extracting(response -> new JsonObject(response.body()).getInteger("replica"))
                .containsExactly(2, 2, 2);
    }

    @Test
    void twoReplicasTakeTurns() throws Exception {
        // given
        backend(1);
        backend(2);

        // when
        List<HttpResponse<String>> responses =
                List.of(get(ports.gateway(), "/v1/customers"), get(ports.gateway(), "/v1/customers"));

        // then
        assertThat(responses)
                .extracting(response -> new JsonObject(response.body()).getInteger("replica"))
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void aRequestThatWasSentIsNotSentAgain() throws Exception {
        // given
        CompletableFuture<Integer> hits = new CompletableFuture<>();
        int[] count = new int[1];
        await(vertx.createHttpServer()
                .requestHandler(request -> {
                    count[0]++;
                    hits.complete(count[0]);
                    request.connection().close();
                })
                .listen(ports.http(Service.VAULT, 1), "127.0.0.1"));
        HttpServer other = backend(2);
        replicas.setReady(new Replica(Service.VAULT, 1, ports.http(Service.VAULT, 1)), true);

        // when
        HttpResponse<String> response = get(ports.gateway(), "/v1/customers");

        // then
        assertThat(other.actualPort()).isEqualTo(ports.http(Service.VAULT, 2));
        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(new JsonObject(response.body()).getString("code")).isEqualTo("bad_gateway");
        assertThat(count[0]).isEqualTo(1);
    }

    @Test
    void webSocketsAreTunnelled() throws Exception {
        // given
        await(vertx.createHttpServer()
                .webSocketHandler(socket -> socket.textMessageHandler(text -> socket.writeTextMessage("echo " + text)))
                .listen(ports.http(Service.SESSION, 1), "127.0.0.1"));
        CompletableFuture<String> answer = new CompletableFuture<>();

        // when
        WebSocket socket = await(
                vertx.createWebSocketClient().connect(ports.gateway(), "127.0.0.1", "/v1/sessions/ses_1/updates"));
        socket.textMessageHandler(answer::complete);
        await(socket.writeTextMessage("hello"));

        // then
        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("echo hello");
    }

    @Test
    void aWebSocketKeepsItsTokenAndSaysHowItWasClosed() throws Exception {
        // given
        CompletableFuture<String> seen = new CompletableFuture<>();
        await(vertx.createHttpServer()
                .webSocketHandler(socket -> {
                    socket.writeTextMessage("at once");
                    seen.complete(socket.uri());
                    vertx.setTimer(50, later -> socket.close((short) 1000, "the session has ended"));
                })
                .listen(ports.http(Service.SESSION, 1), "127.0.0.1"));
        CompletableFuture<String> closed = new CompletableFuture<>();

        // when
        CompletableFuture<String> first = new CompletableFuture<>();
        ClientWebSocket socket = vertx.createWebSocketClient().webSocket();
        socket.textMessageHandler(first::complete);
        socket.closeHandler(gone -> closed.complete(socket.closeStatusCode() + " " + socket.closeReason()));
        await(socket.connect(ports.gateway(), "127.0.0.1", "/v1/sessions/ses_1/updates?t=secret-token"));

        // then
        assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo("/v1/sessions/ses_1/updates?t=secret-token");
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("at once");
        assertThat(closed.get(10, TimeUnit.SECONDS)).isEqualTo("1000 the session has ended");
        Path log = logs.resolve("gateway-access.log");
        Awaitility.await().until(() -> !Files.readString(log).isEmpty());
        assertThat(Files.readString(log))
                .contains(" GET /v1/sessions/ses_1/updates 101 ")
                .doesNotContain("secret-token");
    }

    @Test
    void aWebSocketThatTheServiceRefusesIsRefusedInItsWords() throws Exception {
        // given
        await(vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .setStatusCode(401)
                        .putHeader("Content-Type", "application/problem+json")
                        .end("{\"code\": \"unauthorized\"}"))
                .listen(ports.http(Service.SESSION, 1), "127.0.0.1"));

        // when / then
        assertThatThrownBy(() -> await(vertx.createWebSocketClient()
                        .connect(ports.gateway(), "127.0.0.1", "/v1/sessions/ses_1/updates?t=wrong")))
                .cause()
                .isInstanceOfSatisfying(UpgradeRejectedException.class, refused -> {
                    assertThat(refused.getStatus()).isEqualTo(401);
                    assertThat(refused.getBody()).hasToString("{\"code\": \"unauthorized\"}");
                });
    }

    @Test
    void aWebSocketWithoutAServiceIsAProblem() {
        assertThatThrownBy(() -> await(vertx.createWebSocketClient()
                        .connect(ports.gateway(), "127.0.0.1", "/v1/sessions/ses_1/updates")))
                .cause()
                .isInstanceOfSatisfying(UpgradeRejectedException.class, refused -> {
                    assertThat(refused.getStatus()).isEqualTo(502);
                    assertThat(new JsonObject(refused.getBody()).getString("code"))
                            .isEqualTo("bad_gateway");
                });
    }

    @Test
    void aWebSocketEndsWithItsReplica() throws Exception {
        // given
        await(vertx.createNetServer()
                .connectHandler(connection -> connection.handler(bytes -> {
                    // The handshake, and a lost connection at the first frame after it.
                    if (bytes.toString().startsWith("GET ")) {
                        connection.write(handshake(bytes.toString()));
                    } else {
                        connection.close();
                    }
                }))
                .listen(ports.http(Service.SESSION, 1), "127.0.0.1"));
        CompletableFuture<Void> closed = new CompletableFuture<>();

        // when
        WebSocket socket = await(
                vertx.createWebSocketClient().connect(ports.gateway(), "127.0.0.1", "/v1/sessions/ses_1/updates"));
        socket.closeHandler(gone -> closed.complete(null));
        await(socket.writeTextMessage("die"));

        // then
        assertThat(closed).succeedsWithin(java.time.Duration.ofSeconds(10));
    }

    /** RFC 6455, section 4.2.2. */
    private static String handshake(String request) {
        Matcher key = Pattern.compile("(?i)sec-websocket-key: (\\S+)").matcher(request);
        assertThat(key.find()).isTrue();
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + accept(key.group(1)) + "\r\n\r\n";
    }

    private static String accept(String key) {
        try {
            byte[] text = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theAccessLogNamesTheReplicaAndNoQuery() throws Exception {
        // given
        backend(1);
        replicas.setReady(new Replica(Service.VAULT, 1, ports.http(Service.VAULT, 1)), true);

        // when
        get(ports.gateway(), "/card/cap_1?k=secret");

        // then
        Path log = logs.resolve("gateway-access.log");
        Awaitility.await().until(() -> !Files.readString(log).isEmpty());
        assertThat(Files.readString(log)).contains(" GET /card/cap_1 201 ").contains(" vault-service-1 ");
        assertThat(Files.readString(log)).doesNotContain("secret").doesNotContain("?");
    }

    @Test
    void theInternalListenerReachesWhatThePublicOneHides() throws Exception {
        // given
        backend(1);

        // when
        HttpResponse<String> response = get(ports.internal(), "/internal/captures");

        // then
        assertThat(response.statusCode()).isEqualTo(201);
    }

    private HttpServer backend(int replica) throws Exception {
        return await(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> request.response()
                        .setStatusCode(201)
                        .end(new JsonObject()
                                .put("replica", replica)
                                .put("uri", request.uri())
                                .put("body", body.toString())
                                .put("requestId", request.getHeader("Request-Id"))
                                .put("for", request.getHeader("X-Forwarded-For"))
                                .put("host", request.getHeader("X-Forwarded-Host"))
                                .encode())))
                .listen(ports.http(Service.VAULT, replica), "127.0.0.1"));
    }

    private static <T> T await(io.vertx.core.Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private HttpResponse<String> get(int port, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(port, path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}

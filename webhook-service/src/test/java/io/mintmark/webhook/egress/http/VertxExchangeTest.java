package io.mintmark.webhook.egress.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mintmark.webhook.egress.application.Message;
import io.mintmark.webhook.egress.domain.AttemptResult;
import io.mintmark.webhook.egress.domain.AttemptResult.Answered;
import io.mintmark.webhook.egress.domain.AttemptResult.Failed;
import io.mintmark.webhook.egress.domain.FailureKind;
import io.mintmark.webhook.egress.domain.Target;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VertxExchangeTest {
    private static final String NAME = "hooks.merchant.example";
    private static final String PASSWORD = "for-tests-only";
    private static final Duration AMPLE = Duration.ofSeconds(10);
    private static final Message MESSAGE = new Message(Map.of("webhook-id", "evt_1"), "{\"a\":1}".getBytes(UTF_8));

    private static Vertx vertx;
    private static String keyStore;
    private static VertxExchange exchange;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        vertx = Vertx.vertx();
        keyStore = directory.resolve("keys.p12").toString();
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + NAME,
                        "-ext",
                        "san=dns:" + NAME,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keyStore,
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        exchange = new VertxExchange(
                vertx,
                InstantSource.system(),
                VertxExchange.options(Duration.ofSeconds(2), 16).setTrustOptions(keys()));
    }

    @AfterAll
    static void stop() {
        exchange.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theNameIsAskedForWhileTheVettedAddressIsConnectedTo() throws Exception {
        // given
        List<String> seen = new CopyOnWriteArrayList<>();
        HttpServer server = secureServer("127.0.0.1", request -> request.body().onSuccess(body -> {
            seen.addAll(List.of(
                    request.getHeader("Host"),
                    request.connection().indicatedServerName(),
                    request.method() + " " + request.uri(),
                    request.getHeader("webhook-id"),
                    body.toString(UTF_8)));
            request.response().setStatusCode(202).end();
        }));

        // when
        AttemptResult result = post(https(NAME, server), "127.0.0.1", AMPLE);

        // then
        assertThat(result).isEqualTo(new Answered(202, null));
        assertThat(seen)
                .containsExactly(NAME + ":" + server.actualPort(), NAME, "POST /hooks?x=1", "evt_1", "{\"a\":1}");
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        HttpServer server =
                secureServer("127.0.0.1", request -> request.response().end());

        assertThat(post(https("other.merchant.example", server), "127.0.0.1", AMPLE))
                .isEqualTo(new Failed(FailureKind.TLS));
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        HttpServer server =
                secureServer("127.0.0.1", request -> request.response().end());
        VertxExchange ordinary =
                new VertxExchange(vertx, InstantSource.system(), VertxExchange.options(Duration.ofSeconds(2), 16));

        AttemptResult result = ordinary.post(https(NAME, server), InetAddress.getByName("127.0.0.1"), MESSAGE, AMPLE)
                .await()
                .atMost(Duration.ofSeconds(20));

        assertThat(result).isEqualTo(new Failed(FailureKind.TLS));
        ordinary.close();
    }

    @Test
    void anIdleConnectionIsNotUsedForAnotherAddressOfTheSameName() throws Exception {
        // given: the same name and port at two addresses, and an idle connection to the first
        List<String> reached = new CopyOnWriteArrayList<>();
        HttpServer first = secureServer("127.0.0.1", answering(reached, "first"));
        HttpServer second = listen(options(), "127.0.0.2", first.actualPort(), answering(reached, "second"));

        // when
        post(https(NAME, first), "127.0.0.1", AMPLE);
        post(https(NAME, second), "127.0.0.2", AMPLE);
        post(https(NAME, first), "127.0.0.1", AMPLE);

        // then
        assertThat(reached).containsExactly("first", "second", "first");
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() throws Exception {
        List<String> reached = new CopyOnWriteArrayList<>();
        HttpServer elsewhere = plainServer(answering(reached, "elsewhere"));
        HttpServer server = plainServer(request -> request.response()
                .setStatusCode(307)
                .putHeader("Location", "http://127.0.0.1:" + elsewhere.actualPort() + "/")
                .end());

        assertThat(post(http(server), "127.0.0.1", AMPLE)).isEqualTo(new Answered(307, null));
        assertThat(reached).isEmpty();
    }

    @Test
    void retryAfterIsRead() throws Exception {
        HttpServer server = plainServer(request -> request.response()
                .setStatusCode(429)
                .putHeader("Retry-After", "17")
                .end());

        assertThat(post(http(server), "127.0.0.1", AMPLE)).isEqualTo(new Answered(429, Duration.ofSeconds(17)));
    }

    @Test
    void aServerThatNeverAnswersCostsNoMoreThanTheDeadline() throws Exception {
        HttpServer server = plainServer(request -> {});

        long start = System.nanoTime();
        AttemptResult result = post(http(server), "127.0.0.1", Duration.ofMillis(500));

        assertThat(result).isEqualTo(new Failed(FailureKind.TIMEOUT));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(490), Duration.ofSeconds(3));
    }

    @Test
    void aTrickledBodyIsCutOffAtTheDeadlineAndTheStatusStands() throws Exception {
        List<String> closed = new CopyOnWriteArrayList<>();
        HttpServer server = plainServer(request -> {
            request.connection().closeHandler(gone -> closed.add("closed"));
            request.response().setChunked(true).setStatusCode(200).write("x");
            vertx.setPeriodic(50, tick -> request.response().write("x"));
        });

        AttemptResult result = post(http(server), "127.0.0.1", Duration.ofMillis(600));

        assertThat(result).isEqualTo(new Answered(200, null));
        await().until(() -> closed.contains("closed"));
    }

    @Test
    void anEndlessBodyIsCutOffSoonAndTheStatusStands() throws Exception {
        List<String> closed = new CopyOnWriteArrayList<>();
        HttpServer server = plainServer(request -> {
            request.connection().closeHandler(gone -> closed.add("closed"));
            request.response().setChunked(true).setStatusCode(500);
            Buffer chunk = Buffer.buffer(new byte[8192]);
            vertx.setPeriodic(1, tick -> request.response().write(chunk));
        });

        long start = System.nanoTime();
        AttemptResult result = post(http(server), "127.0.0.1", AMPLE);

        assertThat(result).isEqualTo(new Answered(500, null));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        await().until(() -> closed.contains("closed"));
    }

    @Test
    void aClosedPortIsAFailureToConnect() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = socket.getLocalPort();
        }

        assertThat(post(new Target(false, "127.0.0.1", free, "/", true), "127.0.0.1", AMPLE))
                .isEqualTo(new Failed(FailureKind.CONNECT));
    }

    @Test
    void whatIsNoHttpIsAFailureOfTheProtocolAndIsNotRepeated() throws Exception {
        List<String> connections = new CopyOnWriteArrayList<>();
        try (ServerSocket socket = new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"))) {
            Thread server = new Thread(() -> hangUpOn(socket, connections), "hangs-up");
            server.start();

            assertThat(post(new Target(false, "127.0.0.1", socket.getLocalPort(), "/", true), "127.0.0.1", AMPLE))
                    .isEqualTo(new Failed(FailureKind.PROTOCOL));
            assertThat(connections).hasSize(1);
        }
    }

    private static void hangUpOn(ServerSocket socket, List<String> connections) {
        while (!socket.isClosed()) {
            try (Socket accepted = socket.accept()) {
                connections.add("accepted");
                accepted.getInputStream().read();
            } catch (java.io.IOException ended) {
                return;
            }
        }
    }

    private static Handler<HttpServerRequest> answering(List<String> reached, String name) {
        return request -> {
            reached.add(name);
            request.response().end();
        };
    }

    private static AttemptResult post(Target target, String address, Duration left) throws Exception {
        return exchange.post(target, InetAddress.getByName(address), MESSAGE, left)
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private static Target https(String name, HttpServer server) {
        return new Target(true, name, server.actualPort(), "/hooks?x=1", false);
    }

    private static Target http(HttpServer server) {
        return new Target(false, "127.0.0.1", server.actualPort(), "/", true);
    }

    private static HttpServer secureServer(String address, Handler<HttpServerRequest> handler) {
        return listen(options(), address, 0, handler);
    }

    private static HttpServer plainServer(Handler<HttpServerRequest> handler) {
        return listen(new HttpServerOptions(), "127.0.0.1", 0, handler);
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(keys());
    }

    private static HttpServer listen(
            HttpServerOptions options, String address, int port, Handler<HttpServerRequest> handler) {
        return vertx.createHttpServer(options)
                .requestHandler(handler)
                .listen(port, address)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static PfxOptions keys() {
        return new PfxOptions().setPath(keyStore).setPassword(PASSWORD);
    }
}

package io.mintmark.simulator;

import io.mintmark.simulator.acquirer.Acquirer;
import io.mintmark.simulator.acquirer.AcquirerKind;
import io.mintmark.simulator.acquirer.Books;
import io.mintmark.simulator.acquirer.BooksApi;
import io.mintmark.simulator.acquirer.BooksThread;
import io.mintmark.simulator.acquirer.ChallengeLinks;
import io.mintmark.simulator.acquirer.ChallengePages;
import io.mintmark.simulator.answer.Answers;
import io.mintmark.simulator.faults.FaultApi;
import io.mintmark.simulator.faults.Faults;
import io.mintmark.simulator.faults.FaultyExchange;
import io.mintmark.simulator.signing.SignatureVerifier;
import io.mintmark.simulator.signing.SigningKeys;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The running simulator: one HTTP server over the books of each acquirer. */
public final class Simulator implements AutoCloseable {
    private static final long SECONDS = 10;
    private static final long MOST_BODY_BYTES = 64 * 1024;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final Vertx vertx;
    private final Map<AcquirerKind, Books> books;
    private final HttpServer server;

    private Simulator(Vertx vertx, Map<AcquirerKind, Books> books, HttpServer server) {
        this.vertx = vertx;
        this.books = books;
        this.server = server;
    }

    /** Returns when it answers. */
    public static Simulator start(Settings settings, InstantSource clock) throws Exception {
        SigningKeys keys = SigningKeys.read(settings.signingKeys());
        Map<AcquirerKind, Books> books = open(settings, clock);
        Vertx vertx = vertx();
        try {
            HttpServer server = vertx.createHttpServer(options())
                    .requestHandler(router(
                            vertx,
                            books,
                            new SignatureVerifier(keys, clock),
                            new ChallengeLinks(settings.publicUrl()),
                            clock))
                    .listen(settings.port(), settings.host())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(SECONDS, TimeUnit.SECONDS);
            return new Simulator(vertx, books, server);
        } catch (Exception notListening) {
            var unused = vertx.close();
            close(books);
            throw notListening;
        }
    }

    private static Map<AcquirerKind, Books> open(Settings settings, InstantSource clock) throws IOException {
        Map<AcquirerKind, Books> open = new EnumMap<>(AcquirerKind.class);
        try {
            for (AcquirerKind kind : AcquirerKind.values()) {
                open.put(
                        kind,
                        Books.open(
                                kind.folder(settings.data()), kind.seed(settings.seed()), new SecureRandom(), clock));
            }
            return open;
        } catch (IOException | RuntimeException unusable) {
            close(open);
            throw unusable;
        }
    }

    private static void close(Map<AcquirerKind, Books> all) throws IOException {
        for (Books books : all.values()) {
            books.close();
        }
    }

    private static Vertx vertx() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    /** One request a connection at a time, so that closing the connection loses that one alone. */
    private static HttpServerOptions options() {
        return new HttpServerOptions().setHttp2ClearTextEnabled(false);
    }

    private static Router router(
            Vertx vertx,
            Map<AcquirerKind, Books> books,
            SignatureVerifier verifier,
            ChallengeLinks links,
            InstantSource clock) {
        BooksThread thread = new BooksThread(vertx);
        Router router = Router.router(vertx);
        router.get("/health").handler(context -> health(context, books.values()));
        router.route().handler(BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES));
        books.forEach((kind, own) -> {
            Faults faults = new Faults(clock);
            new Acquirer(kind, own, thread, verifier, faults, new FaultyExchange(vertx), links).mount(router);
            new BooksApi(kind, own, thread, links).mount(router);
            new FaultApi(kind.control(), faults).mount(router);
            if (kind.challenges()) {
                new ChallengePages(own, thread).mount(router);
            }
        });
        router.route().failureHandler(context -> Answers.fail(context, context.failure()));
        return router;
    }

    private static void health(RoutingContext context, Collection<Books> all) {
        boolean areOpen = all.stream().allMatch(Books::areOpen);
        Answers.send(context, areOpen ? OK : UNAVAILABLE, new JsonObject().put("status", areOpen ? "up" : "down"));
    }

    /** Where it listens. */
    public int port() {
        return server.actualPort();
    }

    /** Ends it; what was answered stays in the books. */
    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        close(books);
    }
}

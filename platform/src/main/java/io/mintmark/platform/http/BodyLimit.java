package io.mintmark.platform.http;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.problem.Problems;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that announces itself as too large, with a problem document; {@link CountedBodies} does so with one that
 * does not say how long it is, and should nobody count, the server cuts it off later. A few addresses take more than the
 * others.
 */
@Singleton
class BodyLimit {
    private static final int AFTER_REQUEST_IDS = 9_000;
    /** The server notes its own limit for the reading of the body; ours has to come behind it. */
    private static final int AFTER_THE_SERVER = 1;

    /** The server refuses without a document, so it comes after those who give one. */
    private static final int BACKSTOP = 2;

    private final long usual;
    private final long large;
    private final Set<String> largePaths;
    private final Problems problems;

    BodyLimit(
            @ConfigProperty(name = "mintmark.http.body-limit") MemorySize usual,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize large,
            @ConfigProperty(name = "mintmark.http.large-body-paths") Optional<List<String>> largePaths,
            Problems problems) {
        this.usual = usual.asLongValue();
        this.large = large.asLongValue();
        this.largePaths = Set.copyOf(largePaths.orElse(List.of()));
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_REQUEST_IDS);
        filters.register(this::limitReading, AFTER_THE_SERVER);
    }

    private void check(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        if (length != null && exceeds(length, of(context))) {
            context.response().putHeader("Connection", "close");
            problems.send(tooLarge(), context);
            return;
        }
        context.next();
    }

    private void limitReading(RoutingContext context) {
        long limit = of(context);
        context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, tellsItsLength(context) ? limit : BACKSTOP * limit);
        context.next();
    }

    static boolean tellsItsLength(RoutingContext context) {
        return context.request().headers().contains("Content-Length");
    }

    static Problem tooLarge() {
        return Problem.of(413, "body_too_large", "The request body is larger than this address takes.");
    }

    /** How many bytes the address takes. */
    long of(RoutingContext context) {
        return largePaths.contains(context.normalizedPath()) ? large : usual;
    }

    private static boolean exceeds(String length, long limit) {
        try {
            return Long.parseLong(length) > limit;
        } catch (NumberFormatException notANumber) {
            return true;
        }
    }
}

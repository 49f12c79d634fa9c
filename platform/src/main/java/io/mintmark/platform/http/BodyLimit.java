package io.mintmark.platform.http;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.problem.Problems;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body that announces itself as too large, with a problem document; the server cuts off one that does not. */
@Singleton
class BodyLimit {
    private static final int AFTER_REQUEST_IDS = 9_000;

    private final long limit;
    private final Problems problems;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit, Problems problems) {
        this.limit = limit.asLongValue();
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_REQUEST_IDS);
    }

    private void check(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        if (length != null && exceeds(length)) {
            context.response().putHeader("Connection", "close");
            problems.send(
                    Problem.of(413, "body_too_large", "The request body is larger than this address takes."), context);
            return;
        }
        context.next();
    }

    private boolean exceeds(String length) {
        try {
            return Long.parseLong(length) > limit;
        } catch (NumberFormatException notANumber) {
            return true;
        }
    }
}

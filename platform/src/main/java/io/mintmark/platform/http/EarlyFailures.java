package io.mintmark.platform.http;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.problem.Problems;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Problem documents for what fails before a resource is reached. */
@Singleton
class EarlyFailures {
    private final Problems problems;

    EarlyFailures(Problems problems) {
        this.problems = problems;
    }

    void register(@Observes Router router) {
        on(router, 400, "malformed_request", "The request could not be read.");
        on(router, 404, "not_found", "There is nothing at this address.");
        on(router, 405, "method_not_allowed", "This address does not take this method.");
        on(router, 413, "body_too_large", "The request body is larger than this address takes.");
        on(router, 415, "unsupported_media_type", "Send the body as application/json.");
    }

    private void on(Router router, int status, String code, String detail) {
        router.errorHandler(status, context -> problems.send(Problem.of(status, code, detail), context));
    }
}

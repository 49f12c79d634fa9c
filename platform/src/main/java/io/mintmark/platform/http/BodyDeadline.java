package io.mintmark.platform.http;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.problem.Problems;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives a request's body a time by which it must have come; one that drips is answered 408, and its connection ends. */
@Singleton
class BodyDeadline {
    private static final int AFTER_BODY_LIMIT = 8_990;

    private final Duration within;
    private final Problems problems;

    BodyDeadline(
            @ConfigProperty(name = "mintmark.http.body-within", defaultValue = "PT10S") Duration within,
            Problems problems) {
        this.within = within;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, AFTER_BODY_LIMIT);
    }

    private void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.isEnded()) {
            long timer = context.vertx().setTimer(within.toMillis(), fired -> end(context));
            request.end().onComplete(ended -> context.vertx().cancelTimer(timer));
        }
        context.next();
    }

    private void end(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.headWritten()) {
            context.request().connection().close();
            return;
        }
        response.putHeader("Connection", "close")
                .endHandler(sent -> context.request().connection().close());
        problems.send(Problem.of(408, "body_too_slow", "The request body took too long to come."), context);
    }
}

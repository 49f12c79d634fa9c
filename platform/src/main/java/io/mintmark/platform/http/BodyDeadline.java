package io.mintmark.platform.http;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.problem.Problems;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives a request's body a time by which it must have come; one that drips is answered 408, and its connection ends. Where
 * no body is to come, nobody reads to the end before the answer is made: what has none by then waits for something that
 * hangs, and is answered 503.
 */
@Singleton
class BodyDeadline {
    private static final int AFTER_BODY_LIMIT = 8_990;
    private static final Problem TOO_SLOW = Problem.of(408, "body_too_slow", "The request body took too long to come.");

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
        problems.send(hasBody(context.request()) ? TOO_SLOW : Problem.outage(), context);
    }

    /** RFC 9112, 6.3: a request has a body when one of these says so. In HTTP/2 none needs to. */
    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && !"0".equals(length)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || request.version() == HttpVersion.HTTP_2;
    }
}

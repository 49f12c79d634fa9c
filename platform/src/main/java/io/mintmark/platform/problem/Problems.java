package io.mintmark.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mintmark.platform.http.RequestIds;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Renders problems, for resources and for what fails before one is reached. */
@Singleton
public class Problems {
    /** The media type of RFC 9457. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    /** As the answer of a resource. */
    Response response(Problem problem, RoutingContext context) {
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(MediaType.valueOf(MEDIA_TYPE))
                .entity(body(problem, context));
        Duration retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            response.header("Retry-After", retryAfter.toSeconds());
        }
        if (problem.status() == 401) {
            response.header("WWW-Authenticate", "Basic realm=\"mintmark\", charset=\"UTF-8\"");
        }
        return response.build();
    }

    /** As the answer to a request that no resource took. */
    public void send(Problem problem, RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(problem.status()).putHeader("Content-Type", MEDIA_TYPE);
        Duration retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            response.putHeader("Retry-After", Long.toString(retryAfter.toSeconds()));
        }
        try {
            response.end(io.vertx.core.buffer.Buffer.buffer(json.writeValueAsBytes(body(problem, context))))
                    .onFailure(gone -> context.request().connection().close());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a problem document could not be written", impossible);
        }
    }

    private static ProblemBody body(Problem problem, RoutingContext context) {
        return ProblemBody.of(problem, context.normalizedPath(), RequestIds.of(context));
    }
}

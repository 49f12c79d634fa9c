package io.mintmark.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.mintmark.platform.http.RequestIds;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure of a resource becomes a problem document; what nobody foresaw shows a request id and nothing else. */
@Singleton
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final Problems problems;

    ProblemMappers(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    Response problem(Problem problem, RoutingContext context) {
        return problems.response(problem, context);
    }

    @ServerExceptionMapper
    Response violations(ConstraintViolationException violations, RoutingContext context) {
        return problems.response(Violations.problem(violations), context);
    }

    @ServerExceptionMapper
    Response json(MismatchedInputException mismatch, RoutingContext context) {
        return problems.response(JsonFaults.problem(mismatch), context);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(RoutingContext context) {
        return problems.response(
                Problem.of(401, "unauthenticated", "Send a valid API key, or a token that has not expired."), context);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException forbidden, RoutingContext context) {
        return problems.response(
                Problem.forbidden("forbidden", "This credential lacks the scope or role for this operation."), context);
    }

    @ServerExceptionMapper
    Response http(WebApplicationException failure, RoutingContext context) {
        if (failure.getCause() instanceof Problem problem) {
            return problems.response(problem, context);
        }
        if (failure.getCause() instanceof JsonProcessingException fault) {
            return problems.response(JsonFaults.problem(fault), context);
        }
        int status = failure.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(failure, context);
        }
        return problems.response(HttpProblems.of(status), context);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, RoutingContext context) {
        if (Outages.isOutage(failure)) {
            LOG.warnf("request %s met an outage: %s", RequestIds.of(context), failure.toString());
            return problems.response(Problem.outage(), context);
        }
        LOG.errorf(failure, "request %s failed", RequestIds.of(context));
        return problems.response(
                Problem.of(500, "internal_error", "Something went wrong on our side. Quote the request id to support."),
                context);
    }
}

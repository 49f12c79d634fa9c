package io.mintmark.session.sessions.updates;

import io.mintmark.platform.auth.Caller;
import io.mintmark.platform.problem.Outages;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.problem.Problems;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.sessions.application.FindSession;
import io.mintmark.session.sessions.application.OwnerByToken;
import io.mintmark.session.sessions.domain.SessionId;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Lets in who may watch a session, before the connection becomes a WebSocket; whoever may not gets a problem document. */
@Singleton
class UpdatesGate implements HttpUpgradeCheck {
    static final TypedKey<Admission> ADMISSION = new TypedKey<>("mintmark.admission");

    private static final Logger LOG = Logger.getLogger(UpdatesGate.class);

    private static final int UNAUTHENTICATED = 401;

    private final FindSession findSession;
    private final OwnerByToken ownerByToken;
    private final Watchers watchers;
    private final Problems problems;

    UpdatesGate(FindSession findSession, OwnerByToken ownerByToken, Watchers watchers, Problems problems) {
        this.findSession = findSession;
        this.ownerByToken = ownerByToken;
        this.watchers = watchers;
        this.problems = problems;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(UpdatesEndpoint.ID);
    }

    /** A check that fails leaves the request to {@link #refuse}. */
    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        Optional<SessionId> session = SessionId.parse(context.pathParam("id"));
        return Uni.createFrom()
                .deferred(() -> hasCredential(context.httpRequest())
                        ? context.securityIdentity().chain(identity -> byKey(identity, session))
                        : byToken(context.httpRequest().getParam("t"), session))
                .invoke(this::countOnly)
                .invoke(admission -> context.userData().put(ADMISSION, admission))
                .replaceWith(CheckResult.permitUpgradeSync())
                .onFailure()
                .transform(UpdatesGate::problem);
    }

    private static boolean hasCredential(HttpServerRequest request) {
        return request.headers().contains("Authorization") || request.headers().contains("x-api-key");
    }

    private Uni<Admission> byKey(SecurityIdentity identity, Optional<SessionId> session) {
        MerchantId merchant = Caller.merchantOf(identity);
        if (identity.isAnonymous()) {
            throw unauthenticated();
        }
        if (merchant == null || !identity.hasRole(Admissions.SCOPE)) {
            throw Problem.forbidden("forbidden", "Use an API key with the scope sessions:read.");
        }
        SessionId id = session.orElseThrow(() -> Problem.notFound("session"));
        return findSession
                .find(merchant, id)
                .map(found ->
                        new Admission(id, merchant, identity.getPrincipal().getName()));
    }

    private Uni<Admission> byToken(@Nullable String token, Optional<SessionId> session) {
        if (token == null || session.isEmpty()) {
            throw unauthenticated();
        }
        return ownerByToken
                .find(session.get(), token)
                .map(owner -> new Admission(session.get(), owner.orElseThrow(UpdatesGate::unauthenticated), null));
    }

    private void countOnly(Admission admission) {
        if (watchers.isFull(admission.session())) {
            throw Problem.of(429, "too_many_connections", "Close a connection for updates, or try again later.");
        }
    }

    private static Problem unauthenticated() {
        return Problem.of(
                UNAUTHENTICATED, "unauthenticated", "Send a valid API key, or the token of the session's links as t.");
    }

    private static Throwable problem(Throwable failure) {
        if (failure instanceof Problem) {
            return failure;
        }
        if (failure instanceof AuthenticationFailedException) {
            return unauthenticated();
        }
        if (Outages.isOutage(failure)) {
            LOG.warnf("a watcher met an outage: %s", failure.toString());
            return Problem.outage();
        }
        LOG.error("a watcher could not be let in", failure);
        return Problem.of(500, "internal_error", "Something went wrong on our side. Quote the request id to support.");
    }

    void refuse(@Observes Router router) {
        router.route(UpdatesEndpoint.PATH.replace("{id}", ":id")).failureHandler(this::refuse);
    }

    /** A wrong credential comes here twice, from Quarkus' own authentication and from the check; the first is answered. */
    private void refuse(RoutingContext context) {
        if (context.response().headWritten()) {
            return;
        }
        Problem problem = context.failure() instanceof AuthenticationFailedException
                ? unauthenticated()
                : context.failure() instanceof Problem known ? known : null;
        if (problem == null) {
            context.next();
            return;
        }
        if (problem.status() == UNAUTHENTICATED) {
            context.response().putHeader("WWW-Authenticate", "Basic realm=\"mintmark\", charset=\"UTF-8\"");
        }
        problems.send(problem, context);
    }
}

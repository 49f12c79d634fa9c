package io.mintmark.session.sessions.api;

import io.mintmark.contracts.session.SessionView;
import io.mintmark.platform.auth.Caller;
import io.mintmark.platform.http.Locations;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.sessions.application.CancelSession;
import io.mintmark.session.sessions.application.FindSession;
import io.mintmark.session.sessions.application.OpenSession;
import io.mintmark.session.sessions.application.SessionConfig;
import io.mintmark.session.sessions.domain.MoveRefused;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/sessions}: merchants open, read and cancel sessions. */
@Path("/v1/sessions")
public class SessionResource {
    private final OpenSession openSession;
    private final FindSession findSession;
    private final CancelSession cancelSession;
    private final SessionOrders orders;
    private final SessionAnswers answers;
    private final Caller caller;
    private final Duration lifetime;

    SessionResource(
            OpenSession openSession,
            FindSession findSession,
            CancelSession cancelSession,
            SessionOrders orders,
            SessionAnswers answers,
            Caller caller,
            SessionConfig config) {
        this.openSession = openSession;
        this.findSession = findSession;
        this.cancelSession = cancelSession;
        this.orders = orders;
        this.answers = answers;
        this.caller = caller;
        this.lifetime = config.lifetime();
    }

    /** Opens a session; 201 with the payer's links. */
    @Operation(operationId = "openSession", summary = "Open a session")
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("sessions:write")
    public Uni<RestResponse<SessionView>> open(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull NewSession request) {
        MerchantId merchant = caller.merchant();
        Duration wanted = request.timeOut() == null ? lifetime : Duration.ofSeconds(request.timeOut());
        IdempotentRequest once = new IdempotentRequest(key, merchant, "POST /v1/sessions", request);
        return openSession
                .open(merchant, orders.read(request, merchant), request.shopperReference(), wanted, once)
                .map(this::created);
    }

    private RestResponse<SessionView> created(OpenSession.Opened opened) {
        SessionView session = answers.view(opened.session());
        RestResponse.ResponseBuilder<SessionView> response = Locations.created("/v1/sessions/" + session.id());
        if (opened.replayed()) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.entity(session).build();
    }

    /** One session as it is now; 404 for an unknown or foreign one. */
    @Operation(operationId = "getSession", summary = "Read a session")
    @GET
    @Path("/{id}")
    @RolesAllowed("sessions:read")
    public Uni<SessionView> one(@PathParam("id") String id) {
        return findSession.find(caller.merchant(), SessionProblems.idOf(id)).map(answers::view);
    }

    /** Calls a session off; 409 with the allowed moves where it cannot be. */
    @Operation(operationId = "cancelSession", summary = "Cancel a session")
    @POST
    @Path("/{id}/cancellations")
    @RolesAllowed("sessions:write")
    public Uni<SessionView> cancel(@PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        MerchantId merchant = caller.merchant();
        IdempotentRequest once =
                new IdempotentRequest(key, merchant, "POST /v1/sessions/{id}/cancellations", Map.of("id", id));
        return cancelSession
                .cancel(merchant, SessionProblems.idOf(id), once)
                .map(answers::view)
                .onFailure(MoveRefused.class)
                .transform(refused -> SessionProblems.of((MoveRefused) refused));
    }
}

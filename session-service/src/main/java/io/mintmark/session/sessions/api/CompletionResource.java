package io.mintmark.session.sessions.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.mintmark.platform.auth.Roles;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.sessions.application.CancelAsPayer;
import io.mintmark.session.sessions.application.CompleteSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /internal/sessions/{id}}: what the vault tells of its card page. */
@Path("/internal/sessions/{id}")
public class CompletionResource {
    /** The payer gave up. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record GivenUp(@NotNull @Nullable Long merchantId) {}

    private final CompleteSession completeSession;
    private final CancelAsPayer cancelAsPayer;

    CompletionResource(CompleteSession completeSession, CancelAsPayer cancelAsPayer) {
        this.completeSession = completeSession;
        this.cancelAsPayer = cancelAsPayer;
    }

    /** Completes the session with a card; always 200 with what became of it, 404 for an unknown session. */
    @POST
    @Path("/completions")
    @RolesAllowed(Roles.VAULT_SERVICE)
    public Uni<CompletionAnswer> complete(@PathParam("id") String id, @Valid @NotNull CardSubmitted request) {
        MerchantId merchant = new MerchantId(Objects.requireNonNull(request.merchantId()));
        return completeSession
                .complete(merchant, SessionProblems.idOf(id), request.submission())
                .map(CompletionAnswer::of);
    }

    /** Cancels the session for its payer; 200 with what became of it. */
    @POST
    @Path("/payer-cancellations")
    @RolesAllowed(Roles.VAULT_SERVICE)
    public Uni<CompletionAnswer> cancel(@PathParam("id") String id, @Valid @NotNull GivenUp request) {
        MerchantId merchant = new MerchantId(Objects.requireNonNull(request.merchantId()));
        return cancelAsPayer.cancel(merchant, SessionProblems.idOf(id)).map(CompletionAnswer::of);
    }
}

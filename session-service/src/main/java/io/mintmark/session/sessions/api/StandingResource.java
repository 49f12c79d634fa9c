package io.mintmark.session.sessions.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.mintmark.platform.auth.Roles;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.requests.application.Parameters;
import io.mintmark.session.sessions.application.ExtendSession;
import io.mintmark.session.sessions.application.TellStanding;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /internal/sessions/{id}}: what the vault asks while its card page is open. */
@Path("/internal/sessions/{id}")
public class StandingResource {
    /**
     * The payer wants more time.
     *
     * @param expiresAt the end that the page knew; null extends in any case
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record MoreTime(@NotNull @Nullable Long merchantId, @Nullable Instant expiresAt) {}

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private final TellStanding tellStanding;
    private final ExtendSession extendSession;

    StandingResource(TellStanding tellStanding, ExtendSession extendSession) {
        this.tellStanding = tellStanding;
        this.extendSession = extendSession;
    }

    /** 200 with {@code open}, {@code undecided} or {@code ended}; 404 for an unknown session. */
    @GET
    @Path("/standing")
    @RolesAllowed(Roles.VAULT_SERVICE)
    public Uni<CompletionAnswer> standing(
            @PathParam("id") String id, @QueryParam("merchantId") @Nullable String merchantId) {
        if (merchantId == null || !NUMBER.matcher(merchantId).matches()) {
            throw Parameters.invalid("merchantId");
        }
        return tellStanding
                .of(MerchantId.of(merchantId), SessionProblems.idOf(id))
                .map(CompletionAnswer::of);
    }

    /** 200 with {@code open} and the new end, {@code refused} or {@code ended}; 404 for an unknown session. */
    @POST
    @Path("/extensions")
    @RolesAllowed(Roles.VAULT_SERVICE)
    public Uni<CompletionAnswer> extend(@PathParam("id") String id, @Valid @NotNull MoreTime request) {
        MerchantId merchant = new MerchantId(Objects.requireNonNull(request.merchantId()));
        return extendSession
                .extend(merchant, SessionProblems.idOf(id), request.expiresAt())
                .map(CompletionAnswer::of);
    }
}

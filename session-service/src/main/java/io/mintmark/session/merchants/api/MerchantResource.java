package io.mintmark.session.merchants.api;

import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.platform.auth.Caller;
import io.mintmark.platform.auth.Roles;
import io.mintmark.platform.http.Locations;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.paging.Limit;
import io.mintmark.platform.paging.Page;
import io.mintmark.platform.problem.Problem;
import io.mintmark.session.merchants.application.ChangeMerchant;
import io.mintmark.session.merchants.application.CreateMerchant;
import io.mintmark.session.merchants.application.FindMerchant;
import io.mintmark.session.merchants.application.ListMerchants;
import io.mintmark.session.merchants.domain.MerchantSettings;
import io.mintmark.session.merchants.messaging.MerchantEvents;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /v1/merchants}: operators keep merchants; a merchant may read itself. */
@Path("/v1/merchants")
public class MerchantResource {
    private final CreateMerchant createMerchant;
    private final ChangeMerchant changeMerchant;
    private final FindMerchant findMerchant;
    private final ListMerchants listMerchants;
    private final WebNameLists names;
    private final CallbackSecretOf callbackSecrets;
    private final Caller caller;

    MerchantResource(
            CreateMerchant createMerchant,
            ChangeMerchant changeMerchant,
            FindMerchant findMerchant,
            ListMerchants listMerchants,
            WebNameLists names,
            CallbackSecretOf callbackSecrets,
            Caller caller) {
        this.createMerchant = createMerchant;
        this.changeMerchant = changeMerchant;
        this.findMerchant = findMerchant;
        this.listMerchants = listMerchants;
        this.names = names;
        this.callbackSecrets = callbackSecrets;
        this.caller = caller;
    }

    /** Takes a merchant in; 201, with its callback secret this one time. */
    @Operation(operationId = "createMerchant", summary = "Take a merchant in")
    @POST
    @RolesAllowed(Roles.OPERATOR)
    public Uni<RestResponse<MerchantWithSecret>> create(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull NewMerchant request) {
        MerchantSettings settings = new MerchantSettings(
                Objects.requireNonNull(request.name()).strip(),
                true,
                names.origins(or(request.embedOrigins(), List.of())),
                names.hosts(or(request.redirectHosts(), List.of())),
                or(request.threeDSecure(), true),
                or(request.skipCvcForOneClick(), false));
        IdempotentRequest once = new IdempotentRequest(key, IdempotentRequest.OPERATOR, "POST /v1/merchants", request);
        return createMerchant.create(settings, once).map(merchant -> Locations.<MerchantWithSecret>created(
                        "/v1/merchants/" + merchant.id())
                .entity(MerchantWithSecret.of(MerchantEvents.view(merchant), callbackSecrets.current(merchant)))
                .build());
    }

    /** Changes what is given. */
    @Operation(operationId = "changeMerchant", summary = "Change a merchant")
    @PATCH
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    public Uni<MerchantView> change(@PathParam("id") long id, @Valid @NotNull MerchantPatch patch) {
        List<@Nullable String> origins = patch.embedOrigins();
        List<@Nullable String> hosts = patch.redirectHosts();
        List<String> newOrigins = origins == null ? null : names.origins(origins);
        List<String> newHosts = hosts == null ? null : names.hosts(hosts);
        return changeMerchant
                .change(
                        id,
                        now -> new MerchantSettings(
                                or(patch.name(), now.name()).strip(),
                                patch.status() == null ? now.active() : "active".equals(patch.status()),
                                or(newOrigins, now.embedOrigins()),
                                or(newHosts, now.redirectHosts()),
                                or(patch.threeDSecure(), now.threeDSecure()),
                                or(patch.skipCvcForOneClick(), now.skipCvcForOneClick())))
                .map(MerchantEvents::view);
    }

    /** One merchant; for a merchant only itself. */
    @Operation(operationId = "getMerchant", summary = "Read a merchant")
    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.MERCHANT})
    public Uni<MerchantView> one(@PathParam("id") long id) {
        if (!caller.isOperator() && caller.merchant().value() != id) {
            throw Problem.notFound("merchant");
        }
        return findMerchant.find(id).map(MerchantEvents::view);
    }

    /** All merchants, page by page. */
    @Operation(operationId = "listMerchants", summary = "List merchants")
    @GET
    @RolesAllowed(Roles.OPERATOR)
    public Uni<Page<MerchantView>> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit) {
        return listMerchants.list(cursor, limit.value()).map(page -> page.map(MerchantEvents::view));
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}

package io.mintmark.vault.instrument.api;

import io.mintmark.contracts.instrument.PaymentInstrumentView;
import io.mintmark.platform.auth.Caller;
import io.mintmark.platform.http.Locations;
import io.mintmark.platform.paging.Limit;
import io.mintmark.platform.paging.Page;
import io.mintmark.platform.problem.Problem;
import io.mintmark.vault.instrument.application.ChangeInstrument;
import io.mintmark.vault.instrument.application.DeleteInstrument;
import io.mintmark.vault.instrument.application.FindInstrument;
import io.mintmark.vault.instrument.application.Instruments;
import io.mintmark.vault.instrument.application.SearchInstruments;
import io.mintmark.vault.instrument.application.StoreCard;
import io.mintmark.vault.instrument.application.StoreCard.Stored;
import io.mintmark.vault.instrument.domain.Storage;
import io.mintmark.vault.instrument.messaging.InstrumentViews;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Payment instruments by their id, and those that are stored server to server. */
@Path("/v1/payment-instruments")
class InstrumentResource {
    private static final String READ = "instruments:read";
    private static final String WRITE = "instruments:write";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Caller caller;
    private final ReadCards cards;
    private final InstrumentPatch patches;
    private final StoreCard store;
    private final SearchInstruments search;
    private final FindInstrument find;
    private final ChangeInstrument change;
    private final DeleteInstrument delete;
    private final InstrumentViews views;

    InstrumentResource(
            Caller caller,
            ReadCards cards,
            InstrumentPatch patches,
            StoreCard store,
            SearchInstruments search,
            FindInstrument find,
            ChangeInstrument change,
            DeleteInstrument delete,
            InstrumentViews views) {
        this.caller = caller;
        this.cards = cards;
        this.patches = patches;
        this.store = store;
        this.search = search;
        this.find = find;
        this.change = change;
        this.delete = delete;
        this.views = views;
    }

    /** The body comes as bytes, because no string may hold a card number. */
    @Operation(operationId = "storePaymentInstrument", summary = "Store a card")
    @RequestBodySchema(StoreCardRequest.class)
    @APIResponse(responseCode = "200", description = "The customer had this card already: its instrument, as it is now")
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("card:write")
    public Uni<RestResponse<PaymentInstrumentView>> store(
            byte[] body, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        ReadCards.Read read = cards.one(body);
        return store.store(read.card(), order(read.request()), idempotencyKey).map(this::answer);
    }

    private StoreCard.Order order(StoreCardRequest request) {
        BillingAddressRequest address = request.billingAddress();
        return new StoreCard.Order(
                caller.merchant(),
                request.customerId(),
                request.storage() == null ? Storage.STORE : Storage.of(request.storage()),
                address == null ? null : address.toAddress(),
                request.metadata(),
                request.enableNetworkToken());
    }

    private RestResponse<PaymentInstrumentView> answer(Stored stored) {
        PaymentInstrumentView view = views.of(stored.instrument());
        return stored.created()
                ? Locations.<PaymentInstrumentView>created("/v1/payment-instruments/" + view.id())
                        .entity(view)
                        .build()
                : RestResponse.ok(view);
    }

    @Operation(operationId = "listPaymentInstruments", summary = "Search payment instruments")
    @GET
    @RolesAllowed(READ)
    public Uni<Page<PaymentInstrumentView>> list(
            @QueryParam("customerId") @Nullable String customerId,
            @QueryParam("fingerprint") @Nullable String fingerprint,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit) {
        return search.search(caller.merchant(), new Instruments.Search(customerId, fingerprint), cursor, limit.value())
                .map(page -> page.map(views::of));
    }

    @Operation(operationId = "getPaymentInstrument", summary = "Read a payment instrument")
    @GET
    @Path("/{id}")
    @RolesAllowed(READ)
    public Uni<PaymentInstrumentView> get(@PathParam("id") String id) {
        return find.find(caller.merchant(), id)
                .map(found -> found.map(views::of).orElseThrow(() -> Problem.notFound("payment instrument")));
    }

    @Operation(operationId = "changePaymentInstrument", summary = "Change a payment instrument")
    @RequestBodySchema(ChangeInstrumentRequest.class)
    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(WRITE)
    public Uni<PaymentInstrumentView> change(@PathParam("id") String id, byte[] body) {
        return change.change(caller.merchant(), id, patches.read(body)).map(views::of);
    }

    @Operation(operationId = "deletePaymentInstrument", summary = "Delete a payment instrument")
    @DELETE
    @Path("/{id}")
    @RolesAllowed(WRITE)
    public Uni<Void> delete(@PathParam("id") String id) {
        return delete.delete(caller.merchant(), id);
    }
}

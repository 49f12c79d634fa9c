package io.mintmark.vault.instrument.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mintmark.platform.auth.Caller;
import io.mintmark.platform.id.Ids;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.instrument.application.StoreBatch;
import io.mintmark.vault.instrument.messaging.InstrumentViews;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Many cards at once. A thousand are read, and the answer is written, in a worker thread. */
@Path("/v1/payment-instruments/batch")
class InstrumentBatchResource {
    private final Caller caller;
    private final ReadCards cards;
    private final StoreBatch store;
    private final InstrumentViews views;
    private final ObjectMapper json;
    private final Ids ids;
    private final Vertx vertx;

    InstrumentBatchResource(
            Caller caller,
            ReadCards cards,
            StoreBatch store,
            InstrumentViews views,
            ObjectMapper json,
            Ids ids,
            Vertx vertx) {
        this.caller = caller;
        this.cards = cards;
        this.store = store;
        this.views = views;
        this.json = json;
        this.ids = ids;
        this.vertx = vertx;
    }

    @Operation(operationId = "storePaymentInstruments", summary = "Store up to 1,000 cards")
    @RequestBodySchema(StoreBatchRequest.class)
    @APIResponseSchema(BatchResults.class)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("card:write")
    public Uni<byte[]> store(byte[] body) {
        MerchantId merchant = caller.merchant();
        return vertx.executeBlocking(() -> BatchOrder.read(body, cards, ids))
                .chain(order -> store.store(merchant, order.good())
                        .chain(stored ->
                                vertx.executeBlocking(() -> json.writeValueAsBytes(order.results(stored, views::of)))));
    }
}

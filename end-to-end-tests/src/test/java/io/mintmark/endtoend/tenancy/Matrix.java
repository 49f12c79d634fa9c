package io.mintmark.endtoend.tenancy;

import static io.mintmark.endtoend.tenancy.Cell.unknown;

import io.mintmark.endtoend.merchant.ForwardOrder;
import io.mintmark.endtoend.tenancy.Cell.Thing;
import io.mintmark.endtoend.tenancy.Cell.Wall;
import java.util.List;
import java.util.stream.Stream;

/** Every endpoint of every service. One that is missing here fails a test. */
final class Matrix {
    private static final String NOTHING = "{}";

    private Matrix() {}

    static Stream<Cell> cells() {
        return Stream.of(merchants(), sessions(), payments(), vault(), webhooks())
                .flatMap(List::stream);
    }

    private static List<Cell> merchants() {
        return List.of(
                unknown("GET /v1/merchants/{id}", Thing.MERCHANT),
                Cell.of(Wall.OPERATOR, "POST /v1/merchants").sending("{\"name\": \"Another\"}"),
                Cell.of(Wall.OPERATOR, "GET /v1/merchants"),
                Cell.of(Wall.OPERATOR, "PATCH /v1/merchants/{id}", Thing.MERCHANT)
                        .sending("{\"name\": \"Mine now\"}"),
                Cell.of(Wall.OPERATOR, "POST /v1/merchants/{merchant}/api-keys", Thing.MERCHANT)
                        .sending(NOTHING),
                Cell.of(Wall.OPERATOR, "GET /v1/merchants/{merchant}/api-keys", Thing.MERCHANT),
                Cell.of(Wall.OPERATOR, "DELETE /v1/merchants/{merchant}/api-keys/{key}", Thing.MERCHANT, Thing.API_KEY),
                Cell.of(Wall.OPERATOR, "POST /v1/merchants/{merchant}/callback-secret-rotations", Thing.MERCHANT)
                        .sending(NOTHING));
    }

    private static List<Cell> sessions() {
        return List.of(
                Cell.of(Wall.OWN_MAKING, "POST /v1/sessions")
                        .sending("{\"referenceId\": \"of-a-stranger\", \"type\": \"tokenization\"}"),
                Cell.of(Wall.OWN_LIST, "GET /v1/sessions"),
                unknown("GET /v1/sessions/{id}", Thing.SESSION),
                unknown("POST /v1/sessions/{id}/cancellations", Thing.SESSION).sending(NOTHING),
                Cell.of(Wall.LINK, "GET /tokenization/{id}", Thing.SESSION),
                Cell.of(Wall.LINK, "GET /checkout/{id}", Thing.SESSION),
                Cell.of(Wall.LINK, "GET /e/tokenization/{id}", Thing.SESSION),
                Cell.of(Wall.LINK, "GET /e/checkout/{id}", Thing.SESSION),
                Cell.of(Wall.LINK, "GET /challenge/{id}", Thing.PAYMENT),
                Cell.of(Wall.LINK, "GET /challenge/{id}/return", Thing.PAYMENT),
                Cell.of(Wall.LINK, "GET /qr/{file}", Thing.CODE),
                // As a WebSocket it is tried in UpdatesIT.
                Cell.of(Wall.PUBLIC, "GET /v1/sessions/{id}/updates"),
                Cell.of(Wall.INTERNAL, "GET /internal/sessions/{id}/standing", Thing.SESSION),
                Cell.of(Wall.INTERNAL, "POST /internal/sessions/{id}/extensions", Thing.SESSION)
                        .sending("{\"merchantId\": 1}"),
                Cell.of(Wall.INTERNAL, "POST /internal/sessions/{id}/completions", Thing.SESSION)
                        .sending("{\"merchantId\": 1, \"stagedCardId\": \"stc_1\"}"),
                Cell.of(Wall.INTERNAL, "POST /internal/sessions/{id}/payer-cancellations", Thing.SESSION)
                        .sending("{\"merchantId\": 1}"));
    }

    private static List<Cell> payments() {
        return List.of(
                Cell.of(Wall.OWN_MAKING, "POST /v1/payments").sending(Belongings.payment("of-a-stranger")),
                Cell.of(Wall.OWN_LIST, "GET /v1/payments"),
                unknown("GET /v1/payments/{id}", Thing.PAYMENT),
                unknown("POST /v1/payments/{id}/captures", Thing.PAYMENT).sending(NOTHING),
                unknown("POST /v1/payments/{id}/refunds", Thing.PAYMENT).sending(NOTHING),
                unknown("POST /v1/payments/{id}/cancellations", Thing.PAYMENT).sending(NOTHING),
                Cell.of(Wall.OWN_NAMING, "POST /v1/validations").sending("{\"paymentInstrument\": \"INSTRUMENT\"}"));
    }

    private static List<Cell> vault() {
        return List.of(
                Cell.of(Wall.OWN_MAKING, "POST /v1/customers").sending("{\"referenceId\": \"of-a-stranger\"}"),
                Cell.of(Wall.OWN_LIST, "GET /v1/customers"),
                unknown("GET /v1/customers/{id}", Thing.CUSTOMER),
                unknown("PUT /v1/customers/{id}", Thing.CUSTOMER).sending("{\"referenceId\": \"mine-now\"}"),
                unknown("DELETE /v1/customers/{id}", Thing.CUSTOMER),
                unknown("GET /v1/customers/{customerId}/payment-instruments", Thing.CUSTOMER),
                unknown("DELETE /v1/customers/{customerId}/payment-instruments/{id}", Thing.CUSTOMER, Thing.INSTRUMENT),
                unknown("GET /v1/payment-instruments/{id}", Thing.INSTRUMENT),
                Cell.of(Wall.OWN_NAMING, "POST /v1/forward").sending(ForwardOrder.json("INSTRUMENT", "of-a-stranger")),
                unknown("PATCH /v1/payment-instruments/{id}", Thing.INSTRUMENT).sending("{\"default\": true}"),
                unknown("DELETE /v1/payment-instruments/{id}", Thing.INSTRUMENT),
                Cell.of(Wall.OWN_LIST, "GET /v1/payment-instruments"),
                Cell.of(Wall.OWN_MAKING, "POST /v1/payment-instruments").sending(Belongings.CARD),
                Cell.of(Wall.OWN_BATCH, "POST /v1/payment-instruments/batch").sending(Belongings.CARDS),
                Cell.of(Wall.LINK, "GET /card/{captureId}", Thing.CAPTURE),
                Cell.of(Wall.LINK, "POST /card/{captureId}", Thing.CAPTURE),
                Cell.of(Wall.LINK, "POST /card/{captureId}/cancellations", Thing.CAPTURE),
                Cell.of(Wall.LINK, "GET /card/{captureId}/decision", Thing.CAPTURE),
                Cell.of(Wall.LINK, "GET /card/{captureId}/challenge", Thing.CAPTURE),
                Cell.of(Wall.LINK, "GET /card/{captureId}/standing", Thing.CAPTURE),
                Cell.of(Wall.LINK, "POST /card/{captureId}/extensions", Thing.CAPTURE),
                Cell.of(Wall.LINK, "GET /card/{captureId}/removals", Thing.CAPTURE),
                Cell.of(Wall.LINK, "POST /card/{captureId}/removals", Thing.CAPTURE),
                Cell.of(Wall.LINK, "POST /card/{captureId}/selections", Thing.CAPTURE),
                Cell.of(Wall.PUBLIC, "POST /card/reports"),
                Cell.of(Wall.PUBLIC, "GET /card/assets/{file}"),
                Cell.of(Wall.PUBLIC, "GET /card/assets/inventory.json"),
                Cell.of(Wall.PUBLIC, "GET /card/embed.js"),
                Cell.of(Wall.INTERNAL, "POST /internal/forward").sending(NOTHING),
                Cell.of(Wall.INTERNAL, "GET /internal/payment-instruments/{id}", Thing.INSTRUMENT),
                Cell.of(Wall.INTERNAL, "POST /internal/captures").sending(NOTHING),
                Cell.of(Wall.INTERNAL, "POST /internal/staged-cards/{id}/activations", Thing.INSTRUMENT)
                        .sending(NOTHING),
                Cell.of(Wall.INTERNAL, "POST /internal/staged-cards/{id}/discards", Thing.INSTRUMENT)
                        .sending(NOTHING),
                Cell.of(Wall.INTERNAL, "POST /internal/merchants/{merchantId}/customers", Thing.MERCHANT)
                        .sending("{\"referenceId\": \"of-a-stranger\"}"),
                Cell.of(
                        Wall.INTERNAL,
                        "GET /internal/merchants/{merchantId}/customers/{id}",
                        Thing.MERCHANT,
                        Thing.CUSTOMER));
    }

    private static List<Cell> webhooks() {
        return List.of(
                Cell.of(Wall.OWN_MAKING, "POST /v1/webhook-endpoints")
                        .sending("{\"url\": \"http://127.0.0.1:9/\", \"eventTypes\": [\"session.*\"]}"),
                Cell.of(Wall.OWN_LIST, "GET /v1/webhook-endpoints"),
                unknown("GET /v1/webhook-endpoints/{id}", Thing.ENDPOINT),
                unknown("PATCH /v1/webhook-endpoints/{id}", Thing.ENDPOINT).sending("{\"description\": \"Mine now\"}"),
                unknown("DELETE /v1/webhook-endpoints/{id}", Thing.ENDPOINT),
                Cell.of(Wall.OWN_LIST, "GET /v1/events"),
                unknown("GET /v1/events/{id}", Thing.EVENT),
                Cell.of(Wall.OWN_LIST, "GET /v1/webhook-deliveries"));
    }
}

package io.mintmark.endtoend.tenancy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.endtoend.cluster.Api.Answer;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.Merchant;
import io.mintmark.endtoend.merchant.Merchant.Customer;
import io.mintmark.endtoend.merchant.Merchant.Endpoint;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.merchant.Session;
import io.mintmark.endtoend.payer.HttpPayer;
import io.mintmark.endtoend.tenancy.Cell.Thing;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A merchant with one of everything.
 *
 * @param ids of what it has
 * @param link of its session, with the secret part
 * @param cardPage that the link leads to, with the secret part
 */
record Belongings(Merchant merchant, Map<Thing, String> ids, String link, String cardPage) {
    /** A card of whoever stores it; {@code CUSTOMER} stands for one of theirs. */
    static final String CARD =
            """
            {"card": {"number": "4111111111111111", "expMonth": 12, "expYear": 2030}, "customerId": "CUSTOMER"}
            """;

    /** Another card, in a batch. */
    static final String CARDS =
            """
            {"cards": [{"number": "5555555555554444", "expMonth": 12, "expYear": 2030, "customerId": "CUSTOMER"}]}
            """;

    static Belongings make(Platform platform, MerchantSite site, String name) {
        Merchant merchant = Merchant.create(platform, name);
        HttpPayer payer = new HttpPayer(platform.api());
        Endpoint endpoint = merchant.endpoint(site, "*");
        Customer customer = merchant.customer("customer-1001");
        payer.persist(merchant.session(customer, site).link(), "4242 4242 4242 4242", "12/30");
        Session waiting = merchant.session(customer, site);
        String cardPage = payer.sentOn(payer.follow(waiting.link()));
        platform.awaitQuiet(merchant.id());
        Map<Thing, String> ids = new EnumMap<>(Thing.class);
        ids.put(Thing.MERCHANT, Long.toString(merchant.id()));
        ids.put(Thing.API_KEY, merchant.keyId());
        ids.put(Thing.SESSION, waiting.id());
        ids.put(Thing.CODE, waiting.id() + ".svg");
        ids.put(Thing.CUSTOMER, customer.id());
        ids.put(
                Thing.INSTRUMENT,
                merchant.instruments(customer).get(0).path("id").asText());
        Answer paid = merchant.call("POST", "/v1/payments", withIds(payment("of-" + name), ids));
        ids.put(Thing.PAYMENT, paid.json().path("id").asText());
        platform.awaitQuiet(merchant.id());
        ids.put(Thing.ENDPOINT, endpoint.id());
        ids.put(Thing.EVENT, first(merchant, "/v1/events"));
        ids.put(Thing.CAPTURE, cardPage.replaceAll("^.*/card/([a-z0-9_]+)\\?.*$", "$1"));
        return new Belongings(merchant, ids, waiting.link(), cardPage);
    }

    /** A payment with the card of whoever makes it; {@code INSTRUMENT} stands for that. */
    static String payment(String reference) {
        return """
                {"referenceId": "%s", "amount": {"total": 10.00, "currency": "UYU"},
                 "paymentMethod": {"source": "token", "token": "INSTRUMENT"}, "capture": {"method": "manual"},
                 "shopperInteraction": "ContAuth", "recurringProcessingModel": "Subscription"}
                """
                .formatted(reference);
    }

    /** A body with this merchant's ids in the place of their names. */
    String withIds(String body) {
        return withIds(body, ids);
    }

    private static String withIds(String body, Map<Thing, String> ids) {
        String filled = body;
        for (Map.Entry<Thing, String> id : ids.entrySet()) {
            filled = filled.replace("\"" + id.getKey().name() + "\"", "\"" + id.getValue() + "\"");
        }
        return filled;
    }

    private static String first(Merchant merchant, String path) {
        JsonNode list = merchant.call("GET", path, null).json();
        return list.path("data").path(0).path("id").asText();
    }

    String id(Thing thing) {
        return Objects.requireNonNull(ids.get(thing));
    }

    /** The path with this merchant's ids in the place of its variables. */
    String fill(String path, List<Thing> things) {
        String filled = path;
        for (Thing thing : things) {
            filled = filled.replaceFirst("\\{[^}]+}", id(thing));
        }
        return filled;
    }

    /** What the owner sees of all of it. */
    List<String> seen() {
        return List.of(
                        "/v1/merchants/" + id(Thing.MERCHANT),
                        "/v1/sessions/" + id(Thing.SESSION),
                        "/v1/customers/" + id(Thing.CUSTOMER),
                        "/v1/payment-instruments/" + id(Thing.INSTRUMENT),
                        "/v1/payments/" + id(Thing.PAYMENT),
                        "/v1/webhook-endpoints/" + id(Thing.ENDPOINT),
                        "/v1/events/" + id(Thing.EVENT))
                .stream()
                .map(path -> merchant.call("GET", path, null))
                .map(answer -> answer.status() + " " + answer.text())
                .toList();
    }
}

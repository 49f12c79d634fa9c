package io.mintmark.vault.testing;

import io.mintmark.platform.testing.TestMerchant;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Forwards as merchants ask for them. */
public final class Forwards {
    private Forwards() {}

    /** A new instrument of the merchant, with the published test card {@link Api#VISA} that ends in July 2030. */
    public static String instrument(TestMerchant merchant) {
        return Submitted.card(merchant, Api.VISA, null, "Ana").activate();
    }

    /** A body as the profiles {@code shop.…} take it; change it as the test needs. */
    public static Map<String, Object> body() {
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("number", "{{card.number}}");
        card.put("month", "{{card.exp_month}}");
        card.put("year", "{{card.exp_year}}");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("order", "o-1");
        body.put("shop", "{{merchant.id}}");
        body.put("card", card);
        return body;
    }

    /** A request; change it as the test needs. */
    public static Map<String, Object> request(String profile, String instrument, Map<String, Object> body) {
        return new HashMap<>(Map.of("profile", profile, "paymentInstrument", instrument, "body", body));
    }

    /** Asks for it. */
    public static Response send(TestMerchant merchant, Map<String, Object> request) {
        return Api.as(merchant).body(request).post("/v1/forward");
    }
}

package io.mintmark.vault.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.SessionStub.Answer;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A card that a payer submitted and that session-service has not decided on. */
public record Submitted(TestMerchant merchant, String session, String stagedCard, @Nullable String seal) {
    /** What stands where in the bodies that destinations take. */
    public static final Map<String, String> PLACEHOLDERS = placeholders();

    private static Map<String, String> placeholders() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("number", "{{card.number}}");
        members.put("expiryMonth", "{{card.exp_month}}");
        members.put("expiryYear", "{{card.exp_year}}");
        members.put("holderName", "{{card.holder_name}}");
        members.put("securityCode", "{{card.security_code}}");
        return Collections.unmodifiableMap(members);
    }

    /** Submits a card as a payer does; the page asks for the code if there is one. */
    public static Submitted card(TestMerchant merchant, String number, @Nullable String code) {
        return card(merchant, number, code, "Ana");
    }

    /** The same, with the name as the form writes it; without one if it is empty. */
    public static Submitted card(TestMerchant merchant, String number, @Nullable String code, String name) {
        String session = Api.unique("ses_");
        Map<String, Object> capture = Api.capture(merchant, session);
        capture.put("securityCode", code == null ? "hidden" : "required");
        capture.put("fields", Map.of("cardholderName", "optional"));
        SessionStub.shared().answers(Answer.decision("undecided", "processing", null, 3));
        Api.submit(
                Api.link(capture),
                "number=" + number + "&expiry=07%2F30&name=" + name + (code == null ? "" : "&securityCode=" + code));
        JsonNode asked = SessionStub.shared().asked().get(0).body();
        return new Submitted(
                merchant,
                session,
                asked.get("stagedCardId").asText(),
                asked.has("seal") ? asked.get("seal").asText() : null);
    }

    /** Forwards it to the acquirer for an intent, as session-service does. */
    public Response forward(String intent) {
        Map<String, Object> order = new HashMap<>(Map.of(
                "merchantId", merchant.id(),
                "profile", "acquirer.authorize",
                "intent", intent,
                "card", Map.of("stagedCard", stagedCard),
                "purpose", session,
                "sendBefore", Instant.now().plusSeconds(20).toString(),
                "body", Map.of("reference", intent, "card", PLACEHOLDERS)));
        if (seal != null) {
            order.put("seal", seal);
        }
        return Api.asSession().body(order).post("/internal/forward");
    }

    /** Makes it an instrument and gives its id. */
    public String activate() {
        Response activated = Api.activate(merchant, stagedCard, session);
        activated.then().statusCode(200);
        return activated.path("paymentInstrument.id");
    }
}

package io.mintmark.session.payments.persistence;

import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.payments.domain.BrowserDetails;
import io.mintmark.session.payments.domain.CaptureMethod;
import io.mintmark.session.payments.domain.PaymentTerms;
import io.mintmark.session.payments.domain.RecurringProcessingModel;
import io.mintmark.session.payments.domain.ShopperInteraction;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a payment's terms that nobody searches by, as one JSON column. */
final class TermsJson {
    private TermsJson() {}

    static JsonObject write(PaymentTerms terms) {
        JsonObject json = new JsonObject()
                .put("description", terms.order().description())
                .put("installments", terms.order().installments())
                .put("capture", terms.order().capture().name())
                .put("interaction", terms.interaction().name())
                .put("model", terms.model() == null ? null : terms.model().name())
                .put("returnUrl", text(terms.returnUrl()))
                .put("callbackUrl", text(terms.callbackUrl()))
                .put("browser", browser(terms.browser()));
        JsonObject metadata = new JsonObject();
        terms.order().metadata().forEach(metadata::put);
        PaymentTerms.CardFacts card = terms.card();
        if (card != null) {
            json.put("brand", card.brand()).put("last4", card.last4());
        }
        CardRef.External external = terms.external();
        if (external != null) {
            json.put("connector", external.connector()).put("external", write(external));
        }
        return json.put("metadata", metadata);
    }

    /** A card in another vault, apart from the name of its connector. */
    static JsonObject write(CardRef.External external) {
        JsonObject token = new JsonObject();
        external.token().forEach(token::put);
        return new JsonObject().put("source", external.source()).put("token", token);
    }

    /** Reads what {@link #write(CardRef.External)} wrote. */
    static CardRef.External external(String connector, JsonObject json) {
        return new CardRef.External(connector, json.getString("source"), texts(json.getJsonObject("token")));
    }

    static CardRef.@Nullable External external(JsonObject json) {
        String connector = json.getString("connector");
        return connector == null ? null : external(connector, json.getJsonObject("external"));
    }

    private static @Nullable String text(@Nullable URI address) {
        return address == null ? null : address.toString();
    }

    private static @Nullable JsonObject browser(@Nullable BrowserDetails browser) {
        return browser == null
                ? null
                : new JsonObject()
                        .put("ipAddress", browser.ipAddress())
                        .put("userAgent", browser.userAgent())
                        .put("acceptHeader", browser.acceptHeader())
                        .put("language", browser.language())
                        .put("colorDepth", browser.colorDepth())
                        .put("screenHeight", browser.screenHeight())
                        .put("screenWidth", browser.screenWidth())
                        .put("timeZoneOffset", browser.timeZoneOffset())
                        .put("javaEnabled", browser.javaEnabled())
                        .put("javaScriptEnabled", browser.javaScriptEnabled());
    }

    static Map<String, String> metadata(JsonObject json) {
        return texts(json.getJsonObject("metadata"));
    }

    private static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.forEach(entry -> texts.put(entry.getKey(), (String) entry.getValue()));
        return texts;
    }

    static CaptureMethod capture(JsonObject json) {
        return CaptureMethod.valueOf(json.getString("capture"));
    }

    static ShopperInteraction interaction(JsonObject json) {
        return ShopperInteraction.valueOf(json.getString("interaction"));
    }

    static @Nullable RecurringProcessingModel model(JsonObject json) {
        String name = json.getString("model");
        return name == null ? null : RecurringProcessingModel.valueOf(name);
    }

    static PaymentTerms.@Nullable CardFacts card(JsonObject json) {
        String brand = json.getString("brand");
        String last4 = json.getString("last4");
        return brand == null || last4 == null ? null : new PaymentTerms.CardFacts(brand, last4);
    }

    static @Nullable URI address(JsonObject json, String name) {
        String text = json.getString(name);
        return text == null ? null : URI.create(text);
    }

    static @Nullable BrowserDetails browser(JsonObject json) {
        JsonObject browser = json.getJsonObject("browser");
        return browser == null
                ? null
                : new BrowserDetails(
                        browser.getString("ipAddress"),
                        browser.getString("userAgent"),
                        browser.getString("acceptHeader"),
                        browser.getString("language"),
                        browser.getInteger("colorDepth"),
                        browser.getInteger("screenHeight"),
                        browser.getInteger("screenWidth"),
                        browser.getInteger("timeZoneOffset"),
                        browser.getBoolean("javaEnabled"),
                        browser.getBoolean("javaScriptEnabled"));
    }
}

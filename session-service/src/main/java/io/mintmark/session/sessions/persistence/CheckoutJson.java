package io.mintmark.session.sessions.persistence;

import io.mintmark.session.money.domain.Money;
import io.mintmark.session.payments.domain.BrowserDetails;
import io.mintmark.session.payments.domain.CaptureMethod;
import io.mintmark.session.payments.domain.PaymentOrder;
import io.mintmark.session.payments.domain.RecurringProcessingModel;
import io.mintmark.session.payments.domain.ShopperInteraction;
import io.mintmark.session.sessions.domain.Charge;
import io.mintmark.session.sessions.domain.CheckoutSettings;
import io.mintmark.session.sessions.domain.Storing;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is to be paid, in JSON; members without a value are left out. */
final class CheckoutJson {
    private static final String PAYMENT = "payment";
    private static final String AMOUNT = "amount";
    private static final String CURRENCIES = "currencies";
    private static final String LEAST = "least";
    private static final String MOST = "most";
    private static final String SUGGESTED = "suggested";
    private static final String TOKEN = "token";
    private static final String STORING = "storing";
    private static final String INTERACTION = "interaction";
    private static final String MODEL = "model";
    private static final String DISABLE_THREEDS = "disableThreeds";
    private static final String BROWSER = "browser";
    private static final String PAYMENT_CALLBACK_URL = "paymentCallbackUrl";

    private CheckoutJson() {}

    static JsonObject write(CheckoutSettings checkout) {
        JsonObject json = new JsonObject()
                .put(PAYMENT, payment(checkout.payment()))
                .put(STORING, checkout.storing().name())
                .put(INTERACTION, checkout.interaction().name())
                .put(DISABLE_THREEDS, checkout.disableThreeds());
        charge(json, checkout.charge());
        RecurringProcessingModel model = checkout.model();
        BrowserDetails browser = checkout.browser();
        Json.put(json, TOKEN, checkout.token());
        Json.put(json, MODEL, model == null ? null : model.name());
        Json.put(json, BROWSER, browser == null ? null : browser(browser));
        Json.putAddress(json, PAYMENT_CALLBACK_URL, checkout.paymentCallbackUrl());
        return json;
    }

    static CheckoutSettings read(JsonObject json) {
        String model = json.getString(MODEL);
        JsonObject browser = json.getJsonObject(BROWSER);
        return new CheckoutSettings(
                readPayment(json.getJsonObject(PAYMENT)),
                readCharge(json),
                json.getString(TOKEN),
                Storing.valueOf(json.getString(STORING)),
                ShopperInteraction.valueOf(json.getString(INTERACTION)),
                model == null ? null : RecurringProcessingModel.valueOf(model),
                json.getBoolean(DISABLE_THREEDS),
                browser == null ? null : readBrowser(browser),
                Json.address(json, PAYMENT_CALLBACK_URL));
    }

    private static void charge(JsonObject json, Charge charge) {
        if (charge instanceof Charge.Fixed fixed) {
            Json.putMoney(json, AMOUNT, fixed.amount());
        } else if (charge instanceof Charge.Flexible flexible) {
            json.put(
                    CURRENCIES,
                    new JsonArray(flexible.currencies().stream()
                            .map(Currency::getCurrencyCode)
                            .toList()));
            Json.putMoney(json, LEAST, flexible.least());
            Json.putMoney(json, MOST, flexible.most());
            Json.putMoney(json, SUGGESTED, flexible.suggested());
        }
    }

    private static Charge readCharge(JsonObject json) {
        Money amount = Json.money(json, AMOUNT);
        if (amount != null) {
            return new Charge.Fixed(amount);
        }
        List<Currency> currencies = json.getJsonArray(CURRENCIES).stream()
                .map(code -> Currency.getInstance((String) code))
                .toList();
        return new Charge.Flexible(
                currencies, Json.money(json, LEAST), Json.money(json, MOST), Json.money(json, SUGGESTED));
    }

    private static JsonObject payment(PaymentOrder payment) {
        JsonObject metadata = new JsonObject();
        payment.metadata().forEach(metadata::put);
        JsonObject json = new JsonObject()
                .put("referenceId", payment.referenceId())
                .put("installments", payment.installments())
                .put("capture", payment.capture().name())
                .put("metadata", metadata);
        Json.put(json, "invoiceNumber", payment.invoiceNumber());
        Json.put(json, "description", payment.description());
        return json;
    }

    private static PaymentOrder readPayment(JsonObject json) {
        Map<String, String> metadata = new LinkedHashMap<>();
        json.getJsonObject("metadata").forEach(one -> metadata.put(one.getKey(), (String) one.getValue()));
        return new PaymentOrder(
                json.getString("referenceId"),
                json.getString("invoiceNumber"),
                json.getString("description"),
                json.getInteger("installments"),
                CaptureMethod.valueOf(json.getString("capture")),
                metadata);
    }

    private static JsonObject browser(BrowserDetails browser) {
        JsonObject json = new JsonObject();
        Json.put(json, "ipAddress", browser.ipAddress());
        Json.put(json, "userAgent", browser.userAgent());
        Json.put(json, "acceptHeader", browser.acceptHeader());
        Json.put(json, "language", browser.language());
        Json.put(json, "colorDepth", browser.colorDepth());
        Json.put(json, "screenHeight", browser.screenHeight());
        Json.put(json, "screenWidth", browser.screenWidth());
        Json.put(json, "timeZoneOffset", browser.timeZoneOffset());
        Json.put(json, "javaEnabled", browser.javaEnabled());
        Json.put(json, "javaScriptEnabled", browser.javaScriptEnabled());
        return json;
    }

    private static BrowserDetails readBrowser(JsonObject json) {
        return new BrowserDetails(
                json.getString("ipAddress"),
                json.getString("userAgent"),
                json.getString("acceptHeader"),
                json.getString("language"),
                json.getInteger("colorDepth"),
                json.getInteger("screenHeight"),
                json.getInteger("screenWidth"),
                json.getInteger("timeZoneOffset"),
                json.getBoolean("javaEnabled"),
                json.getBoolean("javaScriptEnabled"));
    }
}

package io.mintmark.vault.capture.persistence;

import io.mintmark.vault.capture.domain.Amount;
import io.mintmark.vault.capture.domain.Checkout;
import io.mintmark.vault.capture.domain.Sum;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What is paid on a visit, as its column keeps it. */
final class CheckoutJson {
    private CheckoutJson() {}

    static @Nullable JsonObject write(@Nullable Checkout checkout) {
        if (checkout == null) {
            return null;
        }
        JsonObject json = new JsonObject().put("saving", checkout.saving().wireName());
        if (checkout.instrument() != null) {
            json.put("instrument", checkout.instrument());
        }
        return checkout.sum() instanceof Sum.Fixed fixed
                ? json.put("fixed", write(fixed.amount()))
                : json.put("flexible", write((Sum.Flexible) checkout.sum()));
    }

    static @Nullable Checkout read(@Nullable JsonObject json) {
        if (json == null) {
            return null;
        }
        Amount fixed = amount(json.getJsonObject("fixed"));
        return new Checkout(
                fixed == null ? flexible(json.getJsonObject("flexible")) : new Sum.Fixed(fixed),
                Checkout.Saving.of(json.getString("saving")),
                json.getString("instrument"));
    }

    private static JsonObject write(Sum.Flexible flexible) {
        JsonArray currencies = new JsonArray();
        flexible.currencies().forEach(currency -> currencies.add(currency.getCurrencyCode()));
        return new JsonObject()
                .put("currencies", currencies)
                .put("min", write(flexible.min()))
                .put("max", write(flexible.max()))
                .put("suggested", write(flexible.suggested()));
    }

    private static @Nullable JsonObject write(@Nullable Amount amount) {
        return amount == null
                ? null
                : new JsonObject()
                        .put("total", amount.plain())
                        .put("currency", amount.currency().getCurrencyCode());
    }

    private static Sum.Flexible flexible(JsonObject json) {
        return new Sum.Flexible(
                json.getJsonArray("currencies").stream()
                        .map(code -> Currency.getInstance((String) code))
                        .toList(),
                amount(json.getJsonObject("min")),
                amount(json.getJsonObject("max")),
                amount(json.getJsonObject("suggested")));
    }

    private static @Nullable Amount amount(@Nullable JsonObject json) {
        return json == null ? null : Amount.of(json.getString("total"), json.getString("currency"));
    }
}

package io.mintmark.session.sessions.persistence;

import io.mintmark.session.money.domain.Money;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What the JSON columns share; members without a value are left out. */
final class Json {
    private static final String VALUE = "value";
    private static final String CURRENCY = "currency";

    private Json() {}

    static void put(JsonObject json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    static void putAddress(JsonObject json, String name, @Nullable URI address) {
        put(json, name, address == null ? null : address.toString());
    }

    static @Nullable URI address(JsonObject json, String name) {
        String text = json.getString(name);
        return text == null ? null : URI.create(text);
    }

    static void putMoney(JsonObject json, String name, @Nullable Money amount) {
        put(
                json,
                name,
                amount == null
                        ? null
                        : new JsonObject()
                                .put(VALUE, amount.value())
                                .put(CURRENCY, amount.currency().getCurrencyCode()));
    }

    static @Nullable Money money(JsonObject json, String name) {
        JsonObject amount = json.getJsonObject(name);
        return amount == null
                ? null
                : new Money(amount.getLong(VALUE), Currency.getInstance(amount.getString(CURRENCY)));
    }
}

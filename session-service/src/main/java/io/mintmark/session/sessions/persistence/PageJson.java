package io.mintmark.session.sessions.persistence;

import io.mintmark.session.sessions.domain.FieldRule;
import io.mintmark.session.sessions.domain.PageSettings;
import io.mintmark.session.sessions.domain.PageSettings.Address;
import io.mintmark.session.sessions.domain.PageSettings.Fields;
import io.mintmark.session.sessions.domain.PageSettings.Prefill;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The wishes for the card page in JSON; members without a value are left out. */
final class PageJson {
    private static final String LOCALE = "locale";
    private static final String FIELDS = "fields";
    private static final String PREFILL = "prefill";
    private static final String CARDHOLDER = "cardholderName";
    private static final String EMAIL = "email";
    private static final String ADDRESS = "billingAddress";

    private PageJson() {}

    static JsonObject write(PageSettings page) {
        JsonObject json = new JsonObject();
        put(json, LOCALE, page.locale());
        Fields fields = page.fields();
        if (fields != null) {
            JsonObject rules = new JsonObject();
            put(rules, CARDHOLDER, name(fields.cardholderName()));
            put(rules, ADDRESS, name(fields.billingAddress()));
            json.put(FIELDS, rules);
        }
        Prefill prefill = page.prefill();
        if (prefill != null) {
            json.put(PREFILL, write(prefill));
        }
        return json;
    }

    private static JsonObject write(Prefill prefill) {
        JsonObject json = new JsonObject();
        put(json, CARDHOLDER, prefill.cardholderName());
        put(json, EMAIL, prefill.email());
        Address address = prefill.billingAddress();
        if (address != null) {
            JsonObject lines = new JsonObject();
            put(lines, "line1", address.line1());
            put(lines, "line2", address.line2());
            put(lines, "city", address.city());
            put(lines, "postalCode", address.postalCode());
            put(lines, "state", address.state());
            put(lines, "country", address.country());
            json.put(ADDRESS, lines);
        }
        return json;
    }

    static PageSettings read(JsonObject json) {
        JsonObject fields = json.getJsonObject(FIELDS);
        JsonObject prefill = json.getJsonObject(PREFILL);
        return new PageSettings(
                json.getString(LOCALE),
                fields == null ? null : new Fields(rule(fields, CARDHOLDER), rule(fields, ADDRESS)),
                prefill == null ? null : prefill(prefill));
    }

    private static Prefill prefill(JsonObject json) {
        JsonObject address = json.getJsonObject(ADDRESS);
        return new Prefill(
                json.getString(CARDHOLDER), json.getString(EMAIL), address == null ? null : address(address));
    }

    private static Address address(JsonObject json) {
        return new Address(
                json.getString("line1"),
                json.getString("line2"),
                json.getString("city"),
                json.getString("postalCode"),
                json.getString("state"),
                json.getString("country"));
    }

    private static @Nullable FieldRule rule(JsonObject json, String name) {
        String rule = json.getString(name);
        return rule == null ? null : FieldRule.valueOf(rule);
    }

    private static @Nullable String name(@Nullable FieldRule rule) {
        return rule == null ? null : rule.name();
    }

    private static void put(JsonObject json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}

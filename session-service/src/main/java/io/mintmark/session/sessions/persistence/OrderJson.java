package io.mintmark.session.sessions.persistence;

import io.mintmark.session.sessions.domain.CardType;
import io.mintmark.session.sessions.domain.Ending;
import io.mintmark.session.sessions.domain.Feature;
import io.mintmark.session.sessions.domain.SessionOrder;
import io.mintmark.session.sessions.domain.StorageMode;
import io.mintmark.session.sessions.domain.TokenizationSettings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of an order that nobody searches by, as one JSON column. */
final class OrderJson {
    private static final String STORAGE = "storage";
    private static final String CARD_TYPES = "allowedCardTypes";
    private static final String FEATURES = "features";
    private static final String DEFAULT_URL = "defaultUrl";
    private static final String CANCEL_URL = "cancelUrl";
    private static final String CALLBACK_URL = "callbackUrl";

    private OrderJson() {}

    static JsonObject write(SessionOrder order) {
        TokenizationSettings tokenization = order.tokenization();
        JsonObject json = PageJson.write(order.page())
                .put(STORAGE, tokenization.storage().name())
                .put(FEATURES, names(tokenization.features()));
        Set<CardType> types = tokenization.allowedCardTypes();
        if (types != null) {
            json.put(CARD_TYPES, names(types));
        }
        putAddress(json, DEFAULT_URL, order.ending().defaultUrl());
        putAddress(json, CANCEL_URL, order.ending().cancelUrl());
        putAddress(json, CALLBACK_URL, order.callbackUrl());
        return json;
    }

    static SessionOrder read(
            JsonObject json, String referenceId, @Nullable String customerId, @Nullable String deviceId) {
        return new SessionOrder(
                referenceId,
                customerId,
                deviceId,
                tokenization(json),
                PageJson.read(json),
                new Ending(address(json, DEFAULT_URL), address(json, CANCEL_URL)),
                address(json, CALLBACK_URL));
    }

    private static TokenizationSettings tokenization(JsonObject json) {
        JsonArray types = json.getJsonArray(CARD_TYPES);
        return new TokenizationSettings(
                StorageMode.valueOf(json.getString(STORAGE)),
                types == null ? null : set(CardType.class, types),
                set(Feature.class, json.getJsonArray(FEATURES)));
    }

    private static <E extends Enum<E>> Set<E> set(Class<E> type, JsonArray names) {
        Set<E> values = EnumSet.noneOf(type);
        names.forEach(name -> values.add(Enum.valueOf(type, (String) name)));
        return values;
    }

    private static JsonArray names(Collection<? extends Enum<?>> values) {
        JsonArray names = new JsonArray();
        values.stream().map(Enum::name).sorted().forEach(names::add);
        return names;
    }

    private static void putAddress(JsonObject json, String name, @Nullable URI address) {
        if (address != null) {
            json.put(name, address.toString());
        }
    }

    private static @Nullable URI address(JsonObject json, String name) {
        String text = json.getString(name);
        return text == null ? null : URI.create(text);
    }
}

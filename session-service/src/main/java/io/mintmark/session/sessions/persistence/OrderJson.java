package io.mintmark.session.sessions.persistence;

import io.mintmark.session.payments.domain.RecurringProcessingModel;
import io.mintmark.session.sessions.domain.CardType;
import io.mintmark.session.sessions.domain.CheckoutSettings;
import io.mintmark.session.sessions.domain.Ending;
import io.mintmark.session.sessions.domain.Feature;
import io.mintmark.session.sessions.domain.SessionOrder;
import io.mintmark.session.sessions.domain.StorageMode;
import io.mintmark.session.sessions.domain.TokenizationSettings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of an order that nobody searches by, as one JSON column. */
final class OrderJson {
    private static final String STORAGE = "storage";
    private static final String CARD_TYPES = "allowedCardTypes";
    private static final String FEATURES = "features";
    private static final String VERIFICATION = "verification";
    private static final String MODEL = "model";
    private static final String CHECKOUT = "checkout";
    private static final String DEFAULT_URL = "defaultUrl";
    private static final String CANCEL_URL = "cancelUrl";
    private static final String CALLBACK_URL = "callbackUrl";

    private OrderJson() {}

    static JsonObject write(SessionOrder order) {
        JsonObject json = PageJson.write(order.page());
        if (order.purpose() instanceof TokenizationSettings tokenization) {
            write(json, tokenization);
        } else if (order.purpose() instanceof CheckoutSettings checkout) {
            json.put(CHECKOUT, CheckoutJson.write(checkout));
        }
        Json.putAddress(json, DEFAULT_URL, order.ending().defaultUrl());
        Json.putAddress(json, CANCEL_URL, order.ending().cancelUrl());
        Json.putAddress(json, CALLBACK_URL, order.callbackUrl());
        return json;
    }

    private static void write(JsonObject json, TokenizationSettings tokenization) {
        json.put(STORAGE, tokenization.storage().name()).put(FEATURES, names(tokenization.features()));
        Set<CardType> types = tokenization.allowedCardTypes();
        Json.put(json, CARD_TYPES, types == null ? null : names(types));
        Json.putMoney(json, VERIFICATION, tokenization.verification());
        RecurringProcessingModel model = tokenization.model();
        Json.put(json, MODEL, model == null ? null : model.name());
    }

    static SessionOrder read(
            JsonObject json, String referenceId, @Nullable String customerId, @Nullable String deviceId) {
        JsonObject checkout = json.getJsonObject(CHECKOUT);
        return new SessionOrder(
                referenceId,
                customerId,
                deviceId,
                checkout == null ? tokenization(json) : CheckoutJson.read(checkout),
                PageJson.read(json),
                new Ending(Json.address(json, DEFAULT_URL), Json.address(json, CANCEL_URL)),
                Json.address(json, CALLBACK_URL));
    }

    private static TokenizationSettings tokenization(JsonObject json) {
        JsonArray types = json.getJsonArray(CARD_TYPES);
        String model = json.getString(MODEL);
        return new TokenizationSettings(
                StorageMode.valueOf(json.getString(STORAGE)),
                types == null ? null : set(CardType.class, types),
                set(Feature.class, json.getJsonArray(FEATURES)),
                Json.money(json, VERIFICATION),
                model == null ? null : RecurringProcessingModel.valueOf(model));
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
}

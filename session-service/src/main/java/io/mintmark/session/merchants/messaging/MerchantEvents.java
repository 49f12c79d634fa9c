package io.mintmark.session.merchants.messaging;

import io.mintmark.contracts.EventType;
import io.mintmark.contracts.merchant.KeyView;
import io.mintmark.contracts.merchant.MerchantStateData;
import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.platform.events.Event;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.merchants.domain.ApiKey;
import io.mintmark.session.merchants.domain.Merchant;
import io.mintmark.session.merchants.domain.MerchantSettings;
import io.mintmark.session.merchants.domain.Scope;

/** Turns merchants into what travels; the only place here that knows both. */
public final class MerchantEvents {
    private MerchantEvents() {}

    /** {@code merchant.state}: all that the services need to recognise the merchant. */
    public static Event state(Merchant merchant) {
        MerchantStateData data = new MerchantStateData(
                view(merchant),
                merchant.keys().stream().map(MerchantEvents::key).toList(),
                merchant.callbackSecretVersion());
        return new Event(
                EventType.MERCHANT_STATE,
                Long.toString(merchant.id()),
                new MerchantId(merchant.id()),
                merchant.sequence(),
                data);
    }

    /** The merchant as the API shows it. */
    public static MerchantView view(Merchant merchant) {
        MerchantSettings settings = merchant.settings();
        return new MerchantView(
                merchant.id(),
                settings.name(),
                settings.active() ? "active" : "disabled",
                settings.embedOrigins(),
                settings.redirectHosts(),
                settings.threeDSecure(),
                settings.skipCvcForOneClick());
    }

    private static KeyView key(ApiKey key) {
        return new KeyView(
                key.id(), key.hash(), key.scopes().stream().map(Scope::label).toList());
    }
}

package io.mintmark.session.sessions.api;

import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.platform.merchant.MerchantDirectory;
import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.problem.Violations;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.customers.application.ShopperReference;
import io.mintmark.session.payments.domain.RecurringProcessingModel;
import io.mintmark.session.payments.domain.ShopperInteraction;
import io.mintmark.session.requests.application.Addresses;
import io.mintmark.session.requests.application.Faults;
import io.mintmark.session.sessions.domain.CardType;
import io.mintmark.session.sessions.domain.CheckoutSettings;
import io.mintmark.session.sessions.domain.Ending;
import io.mintmark.session.sessions.domain.Feature;
import io.mintmark.session.sessions.domain.Purpose;
import io.mintmark.session.sessions.domain.SessionOrder;
import io.mintmark.session.sessions.domain.StorageMode;
import io.mintmark.session.sessions.domain.TokenizationSettings;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a merchant orders; 422 that names everything that is not acceptable. */
@Singleton
class SessionOrders {
    private static final Pattern CUSTOMER = Pattern.compile("cus_[0-9a-z]{26}");
    private static final NewSession.Settings NO_SETTINGS =
            new NewSession.Settings(null, null, null, null, null, null, null, null);
    private static final NewSession.Callbacks NO_CALLBACKS = new NewSession.Callbacks(null, null, null);
    private static final NewSession.Tokenization NO_TOKENIZATION = new NewSession.Tokenization(null, null, null, null);
    private static final String CALLBACKS = "#/settings/callbacks";

    private final Validator validator;
    private final CheckoutOrders checkouts;
    private final Addresses addresses;
    private final MerchantDirectory merchants;

    SessionOrders(Validator validator, CheckoutOrders checkouts, Addresses addresses, MerchantDirectory merchants) {
        this.validator = validator;
        this.checkouts = checkouts;
        this.addresses = addresses;
        this.merchants = merchants;
    }

    SessionOrder read(NewSession request, MerchantId merchant) {
        NewSession.Settings settings = request.settings() == null ? NO_SETTINGS : request.settings();
        Faults faults = new Faults();
        faults.addAll(Violations.errors(validator.validate(request)));
        if (request.merchantId() != null && request.merchantId() != merchant.value()) {
            faults.add("#/merchantId", "unknown_merchant", "Give the merchant of the credential, or leave this out.");
        }
        ShopperReference.check(faults::add, request.shopperReference());
        paymentMethodTypes(faults, settings.paymentMethodTypes());
        Purpose purpose = purpose(faults, request, settings);
        Ending ending = ending(faults, settings.redirects(), merchant);
        URI callback = callback(faults, settings.callbacks() == null ? NO_CALLBACKS : settings.callbacks());
        faults.refuse();
        return new SessionOrder(
                Objects.requireNonNull(request.referenceId()),
                customer(request.customerId()),
                request.deviceId(),
                Objects.requireNonNull(purpose),
                PageWishes.read(settings),
                ending,
                callback);
    }

    private @Nullable Purpose purpose(Faults faults, NewSession request, NewSession.Settings settings) {
        if (CheckoutSettings.LABEL.equals(request.type())) {
            OtherType.refuseTokenization(faults, settings);
            return checkouts.read(faults, request, settings);
        }
        if (TokenizationSettings.LABEL.equals(request.type())) {
            OtherType.refuseCheckout(faults, request, settings);
            return tokenization(faults, request, settings.tokenization());
        }
        if (request.type() != null && !request.type().isBlank()) {
            faults.add("#/type", "unsupported_value", "Use tokenization or checkout.");
        }
        return null;
    }

    private @Nullable URI callback(Faults faults, NewSession.Callbacks callbacks) {
        URI own =
                addresses.callback(faults, CALLBACKS + "/tokenizationCallbackUrl", callbacks.tokenizationCallbackUrl());
        URI general = addresses.callback(faults, CALLBACKS + "/callbackUrl", callbacks.callbackUrl());
        if (callbacks.tokenizationCallbackUrl() != null && callbacks.callbackUrl() != null) {
            faults.add(CALLBACKS + "/callbackUrl", "invalid", "Give tokenizationCallbackUrl or this, not both.");
        }
        return own == null ? general : own;
    }

    private static Problem refused(String code, String detail, String pointer) {
        return Problem.unprocessable(code, detail, new FieldError(pointer, code, detail));
    }

    private static void paymentMethodTypes(Faults faults, @Nullable List<@Nullable String> types) {
        if (types == null) {
            return;
        }
        if (types.isEmpty()) {
            faults.add("#/settings/paymentMethodTypes", "required", "Use card, or leave this out.");
        }
        for (int place = 0; place < types.size(); place++) {
            if (place > 0 || !"card".equals(types.get(place))) {
                faults.add("#/settings/paymentMethodTypes/" + place, "unsupported_value", "Use card, once.");
                return;
            }
        }
    }

    private static @Nullable TokenizationSettings tokenization(
            Faults faults, NewSession session, NewSession.@Nullable Tokenization request) {
        NewSession.Tokenization wanted = request == null ? NO_TOKENIZATION : request;
        String pointer = "#/settings/tokenization";
        return TokenizationSettings.of(
                        wanted.type() == null
                                ? null
                                : faults.value(pointer + "/type", StorageMode.class, wanted.type()),
                        faults.set(pointer + "/allowedCardTypes", CardType.class, wanted.allowedCardTypes()),
                        faults.set(pointer + "/features", Feature.class, wanted.features()),
                        VerifiedAmounts.read(faults, pointer + "/verifyFunds", wanted.verifyFunds()))
                .keptFor(model(faults, session));
    }

    /** Whoever enters a card to have it saved is there, whatever it will be used for. */
    private static @Nullable RecurringProcessingModel model(Faults faults, NewSession session) {
        ShopperInteraction interaction = session.shopperInteraction() == null
                ? ShopperInteraction.ECOMMERCE
                : faults.value(
                        "#/shopperInteraction",
                        ShopperInteraction.class,
                        ShopperInteraction::label,
                        session.shopperInteraction());
        if (interaction == ShopperInteraction.CONT_AUTH) {
            faults.add("#/shopperInteraction", "invalid", "Who enters a card is at Ecommerce.");
        }
        return session.recurringProcessingModel() == null
                ? null
                : faults.value(
                        "#/recurringProcessingModel",
                        RecurringProcessingModel.class,
                        RecurringProcessingModel::label,
                        session.recurringProcessingModel());
    }

    private Ending ending(Faults faults, NewSession.@Nullable Redirects redirects, MerchantId merchant) {
        if (redirects == null) {
            return Ending.NOWHERE;
        }
        List<String> hosts = merchants
                .find(merchant)
                .map(state -> state.merchant())
                .map(MerchantView::redirectHosts)
                .orElse(List.of());
        return new Ending(
                addresses.redirect(faults, "#/settings/redirects/defaultUrl", redirects.defaultUrl(), hosts),
                addresses.redirect(faults, "#/settings/redirects/cancelUrl", redirects.cancelUrl(), hosts));
    }

    /** What cannot be a customer's id is not asked for; it is as unknown as one that is none. */
    private static @Nullable String customer(@Nullable String id) {
        if (id != null && !CUSTOMER.matcher(id).matches()) {
            throw refused("unknown_customer", "The customer does not exist.", "#/customerId");
        }
        return id;
    }
}

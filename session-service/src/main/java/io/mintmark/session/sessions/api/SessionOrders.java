package io.mintmark.session.sessions.api;

import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.platform.merchant.MerchantDirectory;
import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.sessions.domain.CardType;
import io.mintmark.session.sessions.domain.Ending;
import io.mintmark.session.sessions.domain.Feature;
import io.mintmark.session.sessions.domain.SessionOrder;
import io.mintmark.session.sessions.domain.StorageMode;
import io.mintmark.session.sessions.domain.TokenizationSettings;
import jakarta.inject.Singleton;
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
            new NewSession.Settings(null, null, null, null, null, null, null);
    private static final NewSession.Tokenization NO_TOKENIZATION = new NewSession.Tokenization(null, null, null, null);

    private final Addresses addresses;
    private final MerchantDirectory merchants;

    SessionOrders(Addresses addresses, MerchantDirectory merchants) {
        this.addresses = addresses;
        this.merchants = merchants;
    }

    SessionOrder read(NewSession request, MerchantId merchant) {
        refuseWhatIsNotThereYet(request);
        NewSession.Settings settings = request.settings() == null ? NO_SETTINGS : request.settings();
        Faults faults = new Faults();
        if (request.merchantId() != null && request.merchantId() != merchant.value()) {
            faults.add("#/merchantId", "unknown_merchant", "Give the merchant of the credential, or leave this out.");
        }
        paymentMethodTypes(faults, settings.paymentMethodTypes());
        TokenizationSettings tokenization = tokenization(faults, settings.tokenization());
        Ending ending = ending(faults, settings.redirects(), merchant);
        URI callback = settings.callbacks() == null
                ? null
                : addresses.callback(
                        faults,
                        "#/settings/callbacks/tokenizationCallbackUrl",
                        settings.callbacks().tokenizationCallbackUrl());
        faults.refuse();
        return new SessionOrder(
                Objects.requireNonNull(request.referenceId()),
                customer(request.customerId()),
                request.deviceId(),
                Objects.requireNonNull(tokenization),
                PageWishes.read(settings),
                ending,
                callback);
    }

    private static void refuseWhatIsNotThereYet(NewSession request) {
        String type = request.type();
        if ("checkout".equals(type)) {
            throw refused("checkout_not_available", "Checkout sessions are not available yet.", "#/type");
        }
        if (!"tokenization".equals(type)) {
            throw Problem.unprocessable(new FieldError("#/type", "unsupported_value", "Use tokenization."));
        }
        NewSession.Settings settings = request.settings();
        if (settings != null
                && settings.tokenization() != null
                && settings.tokenization().verifyFunds() != null) {
            throw refused(
                    "verification_not_available",
                    "Verification of funds is not available yet. Leave it out to save the card unverified.",
                    "#/settings/tokenization/verifyFunds");
        }
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
            Faults faults, NewSession.@Nullable Tokenization request) {
        NewSession.Tokenization wanted = request == null ? NO_TOKENIZATION : request;
        String pointer = "#/settings/tokenization";
        return TokenizationSettings.of(
                wanted.type() == null ? null : faults.value(pointer + "/type", StorageMode.class, wanted.type()),
                faults.set(pointer + "/allowedCardTypes", CardType.class, wanted.allowedCardTypes()),
                faults.set(pointer + "/features", Feature.class, wanted.features()));
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

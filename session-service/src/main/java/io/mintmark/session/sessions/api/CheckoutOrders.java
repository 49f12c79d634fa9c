package io.mintmark.session.sessions.api;

import io.mintmark.session.payments.domain.BrowserDetails;
import io.mintmark.session.payments.domain.CaptureMethod;
import io.mintmark.session.payments.domain.PaymentOrder;
import io.mintmark.session.payments.domain.RecurringProcessingModel;
import io.mintmark.session.payments.domain.ShopperInteraction;
import io.mintmark.session.requests.application.Addresses;
import io.mintmark.session.requests.application.Faults;
import io.mintmark.session.sessions.domain.Charge;
import io.mintmark.session.sessions.domain.CheckoutSettings;
import io.mintmark.session.sessions.domain.Storing;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what a merchant orders of a checkout. */
@Singleton
class CheckoutOrders {
    private static final NewCheckout.Settings NO_SETTINGS = new NewCheckout.Settings(null, null, null);

    private final Addresses addresses;

    CheckoutOrders(Addresses addresses) {
        this.addresses = addresses;
    }

    /** The order; null if anything at all is wrong with the request, and then there are faults. */
    @Nullable CheckoutSettings read(Faults faults, NewSession request, NewSession.Settings settings) {
        NewCheckout.Settings checkout = settings.checkout() == null ? NO_SETTINGS : settings.checkout();
        Storing storing = storing(faults, request);
        ShopperInteraction interaction = interaction(faults, request);
        RecurringProcessingModel model = model(faults, request, storing);
        Charge charge = Charges.read(faults, request.paymentRequest(), checkout, storing);
        CaptureMethod capture = capture(faults, request.paymentRequest());
        URI callback = callback(faults, settings.callbacks());
        if (request.paymentRequest() == null) {
            faults.add("#/paymentRequest", "required", "Say what is to be paid.");
        }
        return faults.isEmpty()
                ? new CheckoutSettings(
                        payment(Objects.requireNonNull(request.paymentRequest()), capture),
                        Objects.requireNonNull(charge),
                        request.token(),
                        Objects.requireNonNull(storing),
                        Objects.requireNonNull(interaction),
                        model,
                        Boolean.TRUE.equals(checkout.disableThreeds()),
                        browser(request.browserDetails()),
                        callback)
                : null;
    }

    private static @Nullable Storing storing(Faults faults, NewSession request) {
        String mode = request.storePaymentMethodMode();
        Storing storing = mode == null
                ? Storing.DISABLED
                : faults.value("#/storePaymentMethodMode", Storing.class, Storing::label, mode);
        if (storing == Storing.ASK_FOR_CONSENT && request.customerId() == null && request.shopperReference() == null) {
            faults.add("#/customerId", "required", "Name the customer whose card it would become.");
        }
        if (storing != null && storing != Storing.DISABLED && request.token() != null) {
            faults.add("#/storePaymentMethodMode", "invalid", "The card of a token is stored already.");
        }
        return storing;
    }

    private static @Nullable ShopperInteraction interaction(Faults faults, NewSession request) {
        String label = request.shopperInteraction();
        if (label == null) {
            return request.token() == null ? ShopperInteraction.ECOMMERCE : ShopperInteraction.CONT_AUTH;
        }
        ShopperInteraction interaction =
                faults.value("#/shopperInteraction", ShopperInteraction.class, ShopperInteraction::label, label);
        if (interaction == ShopperInteraction.CONT_AUTH && request.token() == null) {
            faults.add("#/shopperInteraction", "invalid", "ContAuth needs a token; who enters a card is at Ecommerce.");
        }
        return interaction;
    }

    private static @Nullable RecurringProcessingModel model(
            Faults faults, NewSession request, @Nullable Storing storing) {
        String label = request.recurringProcessingModel();
        if (label == null) {
            return request.token() == null && storing == Storing.DISABLED
                    ? null
                    : RecurringProcessingModel.CARD_ON_FILE;
        }
        RecurringProcessingModel model = faults.value(
                "#/recurringProcessingModel", RecurringProcessingModel.class, RecurringProcessingModel::label, label);
        if (request.token() != null && model != null && model != RecurringProcessingModel.CARD_ON_FILE) {
            faults.add("#/recurringProcessingModel", "invalid", "Who pays with a token here is at CardOnFile.");
        }
        return model;
    }

    private static CaptureMethod capture(Faults faults, NewCheckout.@Nullable PaymentRequest payment) {
        if (payment == null || payment.capture() == null || payment.capture().method() == null) {
            return CaptureMethod.AUTOMATIC;
        }
        CaptureMethod method = faults.value(
                "#/paymentRequest/capture/method",
                CaptureMethod.class,
                payment.capture().method());
        return method == null ? CaptureMethod.AUTOMATIC : method;
    }

    private @Nullable URI callback(Faults faults, NewSession.@Nullable Callbacks callbacks) {
        return callbacks == null
                ? null
                : addresses.callback(faults, "#/settings/callbacks/paymentCallbackUrl", callbacks.paymentCallbackUrl());
    }

    private static PaymentOrder payment(NewCheckout.PaymentRequest request, CaptureMethod capture) {
        return new PaymentOrder(
                Objects.requireNonNull(request.referenceId()),
                request.invoiceNumber(),
                request.description(),
                request.installments() == null ? 1 : request.installments(),
                capture,
                request.metadata() == null ? Map.of() : request.metadata());
    }

    private static @Nullable BrowserDetails browser(NewCheckout.@Nullable Browser browser) {
        return browser == null
                ? null
                : new BrowserDetails(
                        browser.ipAddress(),
                        browser.userAgent(),
                        browser.acceptHeader(),
                        browser.language(),
                        browser.colorDepth(),
                        browser.screenHeight(),
                        browser.screenWidth(),
                        browser.timeZoneOffset(),
                        browser.javaEnabled(),
                        browser.javaScriptEnabled());
    }
}

package io.mintmark.session.sessions.api;

import io.mintmark.session.requests.application.Faults;
import org.jspecify.annotations.Nullable;

/** Refuses what belongs to the other type of session: it would have no effect, and its sender thinks that it has. */
final class OtherType {
    private OtherType() {}

    /** A session that saves a card has nothing to pay. */
    static void refuseCheckout(Faults faults, NewSession request, NewSession.Settings settings) {
        refuse(faults, "#/paymentRequest", request.paymentRequest());
        refuse(faults, "#/browserDetails", request.browserDetails());
        refuse(faults, "#/token", request.token());
        refuse(faults, "#/storePaymentMethodMode", request.storePaymentMethodMode());
        refuse(faults, "#/settings/checkout", settings.checkout());
        NewSession.Callbacks callbacks = settings.callbacks();
        refuse(
                faults,
                "#/settings/callbacks/paymentCallbackUrl",
                callbacks == null ? null : callbacks.paymentCallbackUrl());
    }

    /** A checkout saves a card by the way, if at all. */
    static void refuseTokenization(Faults faults, NewSession.Settings settings) {
        refuse(faults, "#/settings/tokenization", settings.tokenization());
        NewSession.Callbacks callbacks = settings.callbacks();
        refuse(
                faults,
                "#/settings/callbacks/tokenizationCallbackUrl",
                callbacks == null ? null : callbacks.tokenizationCallbackUrl());
    }

    private static void refuse(Faults faults, String pointer, @Nullable Object given) {
        if (given != null) {
            faults.add(pointer, "other_session_type", "This belongs to the other type of session.");
        }
    }
}

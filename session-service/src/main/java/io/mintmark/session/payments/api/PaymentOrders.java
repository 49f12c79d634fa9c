package io.mintmark.session.payments.api;

import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.platform.merchant.MerchantDirectory;
import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.customers.application.ShopperReference;
import io.mintmark.session.money.application.Amounts;
import io.mintmark.session.money.domain.Money;
import io.mintmark.session.payments.application.Authenticated;
import io.mintmark.session.payments.domain.BrowserDetails;
import io.mintmark.session.payments.domain.CaptureMethod;
import io.mintmark.session.payments.domain.PaymentOrder;
import io.mintmark.session.payments.domain.PaymentTerms;
import io.mintmark.session.payments.domain.RecurringProcessingModel;
import io.mintmark.session.payments.domain.ShopperInteraction;
import io.mintmark.session.requests.application.Addresses;
import io.mintmark.session.requests.application.Faults;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a merchant wants to be paid; 422 that names everything that is not acceptable. */
@Singleton
class PaymentOrders {
    private static final String MODEL = "#/recurringProcessingModel";

    private final MerchantDirectory merchants;
    private final PayingCards cards;
    private final Addresses addresses;
    private final Authenticated authenticated;

    PaymentOrders(MerchantDirectory merchants, PayingCards cards, Addresses addresses, Authenticated authenticated) {
        this.merchants = merchants;
        this.cards = cards;
        this.addresses = addresses;
        this.authenticated = authenticated;
    }

    PaymentTerms read(NewPayment request, MerchantId merchant) {
        Faults faults = new Faults();
        if (request.merchantId() != null && request.merchantId() != merchant.value()) {
            faults.add("#/merchantId", "unknown_merchant", "Give the merchant of the credential, or leave this out.");
        }
        Money amount = Amounts.read(faults::add, "#/amount", request.amount(), Amounts.Least.ONE);
        CardRef card = cards.read(faults, Objects.requireNonNull(request.paymentMethod()));
        ShopperReference.check(faults::add, request.shopperReference());
        CaptureMethod capture = capture(faults, request.capture());
        ShopperInteraction interaction = interaction(faults, request.shopperInteraction());
        RecurringProcessingModel model = model(faults, request.recurringProcessingModel());
        URI callback = addresses.callback(faults, "#/callbackUrl", request.callbackUrl());
        URI returnUrl = addresses.redirect(faults, "#/returnUrl", request.returnUrl(), hosts(merchant));
        if (interaction == ShopperInteraction.CONT_AUTH
                && model == null
                && request.recurringProcessingModel() == null) {
            faults.add(MODEL, "required", "Say what the saved card is used for: Subscription, for example.");
        }
        faults.refuse();
        boolean away = isAway(interaction, model);
        CardRef.External external = card instanceof CardRef.External other ? other : null;
        if (external == null) {
            requireNoCode(merchant, away);
            requireReturn(merchant, away, returnUrl);
        }
        return new PaymentTerms(
                new PaymentOrder(
                        Objects.requireNonNull(request.referenceId()),
                        request.invoiceNumber(),
                        request.description(),
                        request.installments() == null ? 1 : request.installments(),
                        Objects.requireNonNull(capture),
                        request.deviceId(),
                        request.metadata() == null ? Map.of() : request.metadata()),
                Objects.requireNonNull(amount),
                request.customerId(),
                null,
                card instanceof CardRef.Saved saved ? saved.id() : null,
                external,
                Objects.requireNonNull(interaction),
                model,
                null,
                browser(request.browserDetails()),
                returnUrl,
                callback);
    }

    private static @Nullable CaptureMethod capture(Faults faults, NewPayment.@Nullable Capture capture) {
        if (capture == null || capture.method() == null || "automatic".equals(capture.method())) {
            return CaptureMethod.AUTOMATIC;
        }
        if ("manual".equals(capture.method())) {
            return CaptureMethod.MANUAL;
        }
        faults.add("#/capture/method", "unsupported_value", "Use automatic or manual.");
        return null;
    }

    private static @Nullable ShopperInteraction interaction(Faults faults, @Nullable String label) {
        if (label == null) {
            return ShopperInteraction.CONT_AUTH;
        }
        for (ShopperInteraction known : ShopperInteraction.values()) {
            if (known.label().equals(label)) {
                return known;
            }
        }
        faults.add("#/shopperInteraction", "unsupported_value", "Use Ecommerce or ContAuth.");
        return null;
    }

    private static @Nullable RecurringProcessingModel model(Faults faults, @Nullable String label) {
        if (label == null) {
            return null;
        }
        for (RecurringProcessingModel known : RecurringProcessingModel.values()) {
            if (known.label().equals(label)) {
                return known;
            }
        }
        faults.add(MODEL, "unsupported_value", "Use CardOnFile, UnscheduledCardOnFile or Subscription.");
        return null;
    }

    /** Whether the merchant charges by itself. */
    private static boolean isAway(@Nullable ShopperInteraction interaction, @Nullable RecurringProcessingModel model) {
        return interaction == ShopperInteraction.CONT_AUTH && model != RecurringProcessingModel.CARD_ON_FILE;
    }

    private List<String> hosts(MerchantId merchant) {
        return view(merchant).map(MerchantView::redirectHosts).orElse(List.of());
    }

    private Optional<MerchantView> view(MerchantId merchant) {
        return merchants.find(merchant).map(state -> state.merchant());
    }

    /** A payer who is there gives the security code, which only the hosted page may ask for. */
    private void requireNoCode(MerchantId merchant, boolean away) {
        boolean skips = view(merchant).map(MerchantView::skipCvcForOneClick).orElse(false);
        if (!away && !skips) {
            String detail = "The payer is there and has to give the security code: open a checkout session with token.";
            throw Problem.unprocessable(
                    "security_code_required", detail, new FieldError(MODEL, "security_code_required", detail));
        }
    }

    /** A payer who may have a challenge to answer needs a place to come back to. */
    private void requireReturn(MerchantId merchant, boolean away, @Nullable URI returnUrl) {
        if (returnUrl == null && authenticated.isWanted(merchant, away)) {
            String detail = "The payer may have a challenge to answer: say where to come back to.";
            throw Problem.unprocessable(
                    "return_url_required", detail, new FieldError("#/returnUrl", "return_url_required", detail));
        }
    }

    private static @Nullable BrowserDetails browser(NewPayment.@Nullable Browser browser) {
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

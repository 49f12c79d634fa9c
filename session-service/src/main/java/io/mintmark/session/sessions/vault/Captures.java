package io.mintmark.session.sessions.vault;

import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.session.money.domain.Money;
import io.mintmark.session.payments.domain.RecurringProcessingModel;
import io.mintmark.session.sessions.domain.CardType;
import io.mintmark.session.sessions.domain.Charge;
import io.mintmark.session.sessions.domain.CheckoutSettings;
import io.mintmark.session.sessions.domain.Feature;
import io.mintmark.session.sessions.domain.FieldRule;
import io.mintmark.session.sessions.domain.PageSettings;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionOrder;
import io.mintmark.session.sessions.domain.StorageMode;
import io.mintmark.session.sessions.domain.Storing;
import io.mintmark.session.sessions.domain.TokenizationSettings;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a session into what the vault needs to know of it. */
final class Captures {
    private static final String HIDDEN = "hidden";
    private static final String REQUIRED = "required";
    private static final List<String> ENTER = labels(List.of(Feature.CREATE));
    private static final List<String> ENTER_OR_CHOOSE = labels(List.of(Feature.CREATE, Feature.LIST, Feature.SELECT));

    /** In what the two kinds of sessions differ. */
    private record Page(
            String storage,
            @Nullable List<String> types,
            List<String> features,
            String securityCode,
            VaultClient.@Nullable Amount verification,
            @Nullable CheckoutSettings checkout) {}

    private Captures() {}

    static VaultClient.Capture of(Session session, MerchantView shop, List<String> returnOrigins) {
        SessionOrder order = session.order();
        return order.purpose() instanceof CheckoutSettings checkout
                ? toPay(session, checkout, shop, returnOrigins)
                : toSave(session, (TokenizationSettings) order.purpose(), shop, returnOrigins);
    }

    private static VaultClient.Capture toSave(
            Session session, TokenizationSettings tokenization, MerchantView shop, List<String> returnOrigins) {
        Set<CardType> types = tokenization.allowedCardTypes();
        Money verification = tokenization.verification();
        return capture(
                session,
                shop,
                returnOrigins,
                new Page(
                        label(tokenization.storage()),
                        types == null ? null : labels(types),
                        labels(tokenization.features()),
                        verification == null ? HIDDEN : REQUIRED,
                        amount(verification),
                        null));
    }

    /** Who pays with a token of a merchant that skips the code is asked for nothing. */
    private static VaultClient.Capture toPay(
            Session session, CheckoutSettings checkout, MerchantView shop, List<String> returnOrigins) {
        boolean skipped = checkout.token() != null && shop.skipCvcForOneClick();
        return capture(
                session,
                shop,
                returnOrigins,
                new Page(
                        label(StorageMode.STORE),
                        null,
                        session.order().customerId() == null ? ENTER : ENTER_OR_CHOOSE,
                        skipped ? HIDDEN : REQUIRED,
                        null,
                        checkout));
    }

    private static VaultClient.Capture capture(
            Session session, MerchantView shop, List<String> returnOrigins, Page page) {
        SessionOrder order = session.order();
        CheckoutSettings checkout = page.checkout();
        String path = "/internal/sessions/" + session.id();
        return new VaultClient.Capture(
                session.id().value(),
                session.merchant(),
                shop.name(),
                order.customerId(),
                page.storage(),
                page.types(),
                page.features(),
                order.page().locale(),
                session.expiresAt(),
                path + "/completions",
                path + "/payer-cancellations",
                path + "/standing",
                path + "/extensions",
                returnOrigins,
                shop.embedOrigins(),
                page.securityCode(),
                page.verification(),
                fields(order.page().fields()),
                prefill(order.page().prefill()),
                checkout == null ? null : "pay",
                checkout != null && checkout.charge() instanceof Charge.Fixed fixed ? amount(fixed.amount()) : null,
                checkout != null && checkout.charge() instanceof Charge.Flexible flexible ? flexible(flexible) : null,
                checkout == null ? null : saving(checkout.storing()),
                checkout == null ? null : checkout.token());
    }

    static VaultClient.Activation activation(Session session) {
        RecurringProcessingModel model = session.order().model();
        return new VaultClient.Activation(
                session.merchant(),
                session.id().value(),
                model == null ? null : model.label(),
                session.progress().payment());
    }

    private static String saving(Storing storing) {
        return switch (storing) {
            case DISABLED -> "never";
            case ASK_FOR_CONSENT -> "ask";
            case ENABLED -> "always";
        };
    }

    private static VaultClient.Flexible flexible(Charge.Flexible flexible) {
        return new VaultClient.Flexible(
                flexible.currencies().stream().map(Currency::getCurrencyCode).toList(),
                total(flexible.least()),
                total(flexible.most()),
                amount(flexible.suggested()));
    }

    private static VaultClient.@Nullable Amount amount(@Nullable Money amount) {
        return amount == null
                ? null
                : new VaultClient.Amount(
                        amount.total().toPlainString(), amount.currency().getCurrencyCode());
    }

    private static @Nullable String total(@Nullable Money amount) {
        return amount == null ? null : amount.total().toPlainString();
    }

    private static VaultClient.@Nullable Fields fields(PageSettings.@Nullable Fields fields) {
        return fields == null
                ? null
                : new VaultClient.Fields(rule(fields.cardholderName()), rule(fields.billingAddress()));
    }

    private static VaultClient.@Nullable Prefill prefill(PageSettings.@Nullable Prefill prefill) {
        return prefill == null
                ? null
                : new VaultClient.Prefill(prefill.cardholderName(), prefill.email(), address(prefill.billingAddress()));
    }

    private static VaultClient.@Nullable Address address(PageSettings.@Nullable Address address) {
        return address == null
                ? null
                : new VaultClient.Address(
                        address.line1(),
                        address.line2(),
                        address.city(),
                        address.postalCode(),
                        address.state(),
                        address.country());
    }

    private static @Nullable String rule(@Nullable FieldRule rule) {
        return rule == null ? null : label(rule);
    }

    private static List<String> labels(Collection<? extends Enum<?>> values) {
        return values.stream().map(Captures::label).sorted().toList();
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

package io.mintmark.session.sessions.vault;

import io.mintmark.session.sessions.domain.CardType;
import io.mintmark.session.sessions.domain.FieldRule;
import io.mintmark.session.sessions.domain.PageSettings;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionOrder;
import io.mintmark.session.sessions.domain.TokenizationSettings;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a session into what the vault needs to know of it. */
final class Captures {
    private Captures() {}

    static VaultClient.Capture of(Session session, String merchantName, List<String> returnOrigins) {
        SessionOrder order = session.order();
        TokenizationSettings tokenization = order.tokenization();
        Set<CardType> types = tokenization.allowedCardTypes();
        String path = "/internal/sessions/" + session.id();
        return new VaultClient.Capture(
                session.id().value(),
                session.merchant(),
                merchantName,
                order.customerId(),
                label(tokenization.storage()),
                types == null ? null : labels(types),
                labels(tokenization.features()),
                order.page().locale(),
                session.expiresAt(),
                path + "/completions",
                path + "/payer-cancellations",
                returnOrigins,
                List.of(),
                fields(order.page().fields()),
                prefill(order.page().prefill()));
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

package io.mintmark.session.sessions.api;

import io.mintmark.session.sessions.domain.FieldRule;
import io.mintmark.session.sessions.domain.PageSettings;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the wishes for the card page; they have been validated by then. */
final class PageWishes {
    private PageWishes() {}

    static PageSettings read(NewSession.Settings settings) {
        return new PageSettings(settings.locale(), fields(settings.fields()), prefill(settings.prefill()));
    }

    private static PageSettings.@Nullable Fields fields(NewSession.@Nullable Fields fields) {
        return fields == null
                ? null
                : new PageSettings.Fields(rule(fields.cardholderName()), rule(fields.billingAddress()));
    }

    private static @Nullable FieldRule rule(@Nullable String label) {
        return label == null ? null : FieldRule.valueOf(label.toUpperCase(Locale.ROOT));
    }

    private static PageSettings.@Nullable Prefill prefill(NewSession.@Nullable Prefill prefill) {
        return prefill == null
                ? null
                : new PageSettings.Prefill(
                        prefill.cardholderName(), prefill.email(), address(prefill.billingAddress()));
    }

    private static PageSettings.@Nullable Address address(NewSession.@Nullable Address address) {
        return address == null
                ? null
                : new PageSettings.Address(
                        address.line1(),
                        address.line2(),
                        address.city(),
                        address.postalCode(),
                        address.state(),
                        address.country());
    }
}

package io.mintmark.session.sessions.application;

import io.mintmark.contracts.session.ActionView;
import io.mintmark.platform.merchant.MerchantDirectory;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.sessions.domain.CheckoutSettings;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionStatus;
import io.mintmark.session.sessions.domain.TokenizationSettings;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The ways into a session that its merchant is shown; none once it has ended. */
@Singleton
public class PayerActions {
    private final PayerLinks links;
    private final MerchantDirectory merchants;

    PayerActions(PayerLinks links, MerchantDirectory merchants) {
        this.links = links;
        this.merchants = merchants;
    }

    /**
     * In a frame only where the merchant has said which pages may frame it.
     *
     * @param type of the session: tokenization or checkout
     */
    public List<ActionView> of(MerchantId merchant, SessionId id, String type, SessionStatus status) {
        if (status.isFinal()) {
            return List.of();
        }
        return type.equals(CheckoutSettings.LABEL) ? toPay(merchant, id) : toSaveACard(merchant, id);
    }

    private List<ActionView> toPay(MerchantId merchant, SessionId id) {
        List<ActionView> actions = new ArrayList<>();
        actions.add(new ActionView("self", "REDIRECT", links.redirect(id, CheckoutSettings.LABEL)));
        actions.add(new ActionView("qr", "QR", links.code(id)));
        if (mayBeFramed(merchant)) {
            actions.add(new ActionView("embedded", "EMBEDDED", links.embedded(id, CheckoutSettings.LABEL)));
        }
        return List.copyOf(actions);
    }

    private List<ActionView> toSaveACard(MerchantId merchant, SessionId id) {
        List<ActionView> actions = new ArrayList<>();
        actions.add(ActionView.of("REDIRECT", links.redirect(id, TokenizationSettings.LABEL)));
        if (mayBeFramed(merchant)) {
            actions.add(ActionView.of("EMBEDDED", links.embedded(id, TokenizationSettings.LABEL)));
        }
        actions.add(ActionView.of("QR", links.code(id)));
        return List.copyOf(actions);
    }

    private boolean mayBeFramed(MerchantId merchant) {
        return merchants
                .find(merchant)
                .map(state -> !state.merchant().embedOrigins().isEmpty())
                .orElse(false);
    }
}

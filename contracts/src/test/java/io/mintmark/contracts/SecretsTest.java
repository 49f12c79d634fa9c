package io.mintmark.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.contracts.merchant.KeyView;
import io.mintmark.contracts.payment.AmountView;
import io.mintmark.contracts.payment.CaptureView;
import io.mintmark.contracts.payment.PaymentEventData;
import io.mintmark.contracts.payment.PaymentMethodView;
import io.mintmark.contracts.payment.PaymentView;
import io.mintmark.contracts.session.ActionView;
import io.mintmark.contracts.session.SessionEventData;
import io.mintmark.contracts.session.SessionView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:30:00Z");
    private static final ActionView LINK = ActionView.of("REDIRECT", "https://pay.example.com/tokenization/s?t=secret");

    @Test
    void anEventNeverCarriesThePayersLinks() {
        SessionView session = new SessionView(
                "ses_1",
                12345,
                "ref",
                "tokenization",
                "pending",
                null,
                null,
                3,
                null,
                null,
                null,
                null,
                false,
                List.of(LINK),
                NOW,
                NOW,
                NOW);

        SessionEventData data = new SessionEventData(session, null, null, null);

        assertThat(session.actions()).containsExactly(LINK);
        assertThat(data.session()).isEqualTo(session.withoutActions());
        assertThat(data.session().actions()).isEmpty();
    }

    @Test
    void anEventNeverCarriesWhatThePayerHasToDo() {
        AmountView amount = new AmountView(new BigDecimal("100.00"), 10_000, "UYU");
        PaymentView payment = new PaymentView(
                "pay_1",
                12345,
                "ref",
                null,
                null,
                null,
                "ses_1",
                null,
                "requires_action",
                "ChallengeShopper",
                null,
                amount,
                amount,
                amount,
                1,
                new CaptureView("automatic"),
                new PaymentMethodView("card", null, null, null),
                "Ecommerce",
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(LINK),
                Map.of(),
                null,
                NOW,
                NOW);

        PaymentEventData data = new PaymentEventData(payment, "pending", null, null);

        assertThat(payment.actions()).containsExactly(LINK);
        assertThat(data.payment()).isEqualTo(payment.withoutActions());
        assertThat(data.payment().actions()).isEmpty();
    }

    @Test
    void linksAndHashesStayOutOfText() {
        assertThat(LINK).hasToString("ActionView[rel=REDIRECT]");
        assertThat(new KeyView("key_1", "hash", List.of("sessions:read")))
                .hasToString("KeyView[id=key_1, scopes=[sessions:read]]");
    }
}

package io.mintmark.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.contracts.merchant.KeyView;
import io.mintmark.contracts.session.ActionView;
import io.mintmark.contracts.session.SessionEventData;
import io.mintmark.contracts.session.SessionView;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:30:00Z");
    private static final ActionView LINK =
            new ActionView("REDIRECT", "https://pay.example.com/tokenization/s?t=secret");

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
    void linksAndHashesStayOutOfText() {
        assertThat(LINK).hasToString("ActionView[rel=REDIRECT]");
        assertThat(new KeyView("key_1", "hash", List.of("sessions:read")))
                .hasToString("KeyView[id=key_1, scopes=[sessions:read]]");
    }
}

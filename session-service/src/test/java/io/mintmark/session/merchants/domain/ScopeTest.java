package io.mintmark.session.merchants.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScopeTest {
    @Test
    void aKeyUsuallyMayDoEverythingButSendCardNumbersAndHaveThemSent() {
        assertThat(Scope.usual().stream().map(Scope::label))
                .containsExactly(
                        "sessions:write",
                        "sessions:read",
                        "payments:write",
                        "payments:read",
                        "customers:write",
                        "customers:read",
                        "instruments:write",
                        "instruments:read",
                        "webhooks:write",
                        "webhooks:read");
    }

    @Test
    void aScopeIsReadBackFromItsLabel() {
        assertThat(Scope.ofLabel("card:write")).contains(Scope.CARD_WRITE);
        assertThat(Scope.ofLabel("card:forward")).contains(Scope.CARD_FORWARD);
        assertThat(Scope.ofLabel("CARD:WRITE")).isEmpty();
        assertThat(Scope.ofLabel("card_write")).isEmpty();
    }
}

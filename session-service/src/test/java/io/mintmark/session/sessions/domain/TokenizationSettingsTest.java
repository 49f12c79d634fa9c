package io.mintmark.session.sessions.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenizationSettingsTest {
    @Test
    void whatIsLeftOutIsTemporalWithEveryFeatureAndEveryCard() {
        TokenizationSettings settings = TokenizationSettings.defaults();

        assertThat(settings.storage()).isEqualTo(StorageMode.TEMPORAL);
        assertThat(settings.features())
                .containsExactlyInAnyOrder(Feature.CREATE, Feature.LIST, Feature.SELECT, Feature.DELETE);
        assertThat(settings.allowedCardTypes()).isNull();
        assertThat(settings.verification()).isNull();
    }

    @Test
    void whatIsGivenIsKept() {
        TokenizationSettings settings =
                TokenizationSettings.of(StorageMode.STORE, Set.of(CardType.DEBIT), Set.of(Feature.CREATE), null);

        assertThat(settings.storage()).isEqualTo(StorageMode.STORE);
        assertThat(settings.allowedCardTypes()).containsExactly(CardType.DEBIT);
        assertThat(settings.features()).containsExactly(Feature.CREATE);
    }

    @Test
    void aSessionInWhichNothingCanBeDoneIsRefused() {
        assertThatThrownBy(() -> TokenizationSettings.of(null, null, Set.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TokenizationSettings.of(null, Set.of(), null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package io.mintmark.webhook;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.webhook.testing.TestConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StartupChecksTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Test
    void theDefaultsStart() {
        assertThatCode(() -> StartupChecks.check(new TestConfig(false, DEADLINE, LEASE), true))
                .doesNotThrowAnyException();
        assertThatCode(() -> StartupChecks.check(new TestConfig(true, DEADLINE, LEASE), false))
                .doesNotThrowAnyException();
    }

    @Test
    void liveModeRefusesPlainHttp() {
        assertThatThrownBy(() -> StartupChecks.check(new TestConfig(true, DEADLINE, LEASE), true))
                .hasMessageContaining("allow-loopback-http");
    }

    @Test
    void placesThatCannotBeAreRefused() {
        assertThatCode(() -> StartupChecks.checkPlaces(4, 4, 4)).doesNotThrowAnyException();
        assertThatThrownBy(() -> StartupChecks.checkPlaces(1_024, 0, 64)).hasMessageContaining("one endpoint's share");
        assertThatThrownBy(() -> StartupChecks.checkPlaces(3, 4, 64)).hasMessageContaining("one endpoint's share");
        assertThatThrownBy(() -> StartupChecks.checkPlaces(1_024, 4, 3)).hasMessageContaining("at-most");
    }

    @Test
    void aLeaseThatEndsBeforeTheDeadlineIsRefused() {
        assertThatThrownBy(() -> StartupChecks.check(new TestConfig(false, DEADLINE, Duration.ofSeconds(24)), false))
                .hasMessageContaining("mintmark.webhook.lease");
    }
}

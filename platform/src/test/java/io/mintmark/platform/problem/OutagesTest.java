package io.mintmark.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.impl.NoStackTraceThrowable;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class OutagesTest {
    @Test
    void aPeerThatRefusesIsAnOutageHoweverDeepItIsWrapped() {
        assertThat(Outages.isOutage(new IllegalStateException(new RuntimeException(new ConnectException("refused")))))
                .isTrue();
    }

    @Test
    void noConnectionInTimeIsAnOutageThoughThePoolGivesItNoType() {
        assertThat(Outages.isOutage(new NoStackTraceThrowable("Timeout"))).isTrue();
    }

    @Test
    void aConnectionThatBrokeBeforeItWasUsedIsAnOutage() {
        assertThat(Outages.isOutage(new NoStackTraceThrowable("Connection is not active now, current status: CLOSED")))
                .isTrue();
    }

    @Test
    void anyOtherFailureIsAFaultOfOurs() {
        assertThat(Outages.isOutage(new NoStackTraceThrowable("something else")))
                .isFalse();
        assertThat(Outages.isOutage(new IllegalStateException("Timeout"))).isFalse();
    }
}

package io.mintmark.webhook;

import io.mintmark.platform.runtime.Mode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Refuses to start with settings that would send where nothing may be sent, or that would send twice. */
@Singleton
final class StartupChecks {
    private static final Duration TIME_TO_RECORD = Duration.ofSeconds(5);

    private final WebhookConfig config;
    private final Mode mode;

    StartupChecks(WebhookConfig config, Mode mode) {
        this.config = config;
        this.mode = mode;
    }

    void check(@Observes StartupEvent event) {
        check(config, mode.isLive());
    }

    static void check(WebhookConfig config, boolean live) {
        if (live && config.allowLoopbackHttp()) {
            throw new IllegalStateException("mintmark.webhook.allow-loopback-http is refused in live mode");
        }
        if (config.lease().compareTo(config.deadline().plus(TIME_TO_RECORD)) < 0) {
            throw new IllegalStateException(
                    "mintmark.webhook.lease must exceed mintmark.webhook.deadline by 5 s, or attempts would overlap");
        }
        checkPlaces(config.inFlight(), config.inFlightPerEndpoint(), config.inFlightPerEndpointAtMost());
    }

    static void checkPlaces(int inAll, int atFirst, int atMost) {
        if (atFirst < 1 || inAll < atFirst) {
            throw new IllegalStateException("mintmark.webhook.in-flight must hold at least one endpoint's share");
        }
        if (atMost < atFirst) {
            throw new IllegalStateException("mintmark.webhook.in-flight-per-endpoint-at-most must be no less than"
                    + " mintmark.webhook.in-flight-per-endpoint");
        }
    }
}

package io.mintmark.platform.merchant;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A replica that does not know the merchants yet takes no requests. */
@Readiness
@Singleton
class MerchantViewReady implements HealthCheck {
    private final MerchantFeed feed;

    MerchantViewReady(MerchantFeed feed) {
        this.feed = feed;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("merchant view")
                .status(feed.caughtUp())
                .build();
    }
}

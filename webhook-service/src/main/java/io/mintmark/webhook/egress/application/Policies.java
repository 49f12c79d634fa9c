package io.mintmark.webhook.egress.application;

import io.mintmark.platform.egress.AddressPolicy;
import io.mintmark.webhook.WebhookConfig;
import io.mintmark.webhook.egress.domain.TargetPolicy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The policies as configured. */
@Singleton
class Policies {
    private final WebhookConfig config;

    Policies(WebhookConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    TargetPolicy targets() {
        return new TargetPolicy(config.allowLoopbackHttp());
    }

    @Produces
    @Singleton
    AddressPolicy addresses() {
        return new AddressPolicy(config.deniedRanges().orElse(List.of()));
    }
}

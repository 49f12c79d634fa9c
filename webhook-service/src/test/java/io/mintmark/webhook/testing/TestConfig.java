package io.mintmark.webhook.testing;

import io.mintmark.webhook.WebhookConfig;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Settings for tests without a container. */
public record TestConfig(boolean allowLoopbackHttp, Duration deadline, Duration lease) implements WebhookConfig {
    /** As in production, but with this deadline. */
    public static TestConfig withDeadline(Duration deadline) {
        return new TestConfig(false, deadline, deadline.plusSeconds(10));
    }

    @Override
    public String secretKey() {
        return Base64.getEncoder().encodeToString(new byte[32]);
    }

    @Override
    public Optional<List<String>> deniedRanges() {
        return Optional.empty();
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration reapEvery() {
        return Duration.ofSeconds(5);
    }

    @Override
    public int inFlightPerEndpoint() {
        return 4;
    }

    @Override
    public int inFlightPerEndpointAtMost() {
        return 8;
    }

    @Override
    public int inFlight() {
        return 16;
    }

    @Override
    public Duration pollFastest() {
        return Duration.ofMillis(50);
    }

    @Override
    public Duration pollSlowest() {
        return Duration.ofMillis(250);
    }

    @Override
    public Duration drain() {
        return Duration.ofSeconds(5);
    }

    @Override
    public int endpointsPerMerchant() {
        return 50;
    }
}

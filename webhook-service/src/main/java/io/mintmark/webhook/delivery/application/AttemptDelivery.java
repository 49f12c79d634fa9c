package io.mintmark.webhook.delivery.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.webhook.delivery.application.Deliveries.Outcome;
import io.mintmark.webhook.delivery.domain.DeliveryState;
import io.mintmark.webhook.delivery.domain.Verdict;
import io.mintmark.webhook.egress.application.Message;
import io.mintmark.webhook.egress.application.SendOnce;
import io.mintmark.webhook.egress.domain.AttemptResult;
import io.mintmark.webhook.egress.domain.AttemptResult.Answered;
import io.mintmark.webhook.egress.domain.AttemptResult.Failed;
import io.mintmark.webhook.egress.domain.FailureKind;
import io.mintmark.webhook.signing.domain.StandardWebhooks;
import io.mintmark.webhook.signing.domain.WebhookSecret;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes one attempt under a lease: signs, sends, judges, records. No transaction is open while it sends. */
@Singleton
public class AttemptDelivery {
    private static final Logger LOG = Logger.getLogger(AttemptDelivery.class);
    private static final Verdict HELD = new Verdict(DeliveryState.HELD, null, false);
    private static final Verdict GIVEN_UP = new Verdict(DeliveryState.EXHAUSTED, null, false);

    private final SigningSecrets secrets;
    private final SendOnce sender;
    private final RecordAttempt recorder;
    private final CrashPoints crashPoints;
    private final InstantSource clock;
    private final SecureRandom random;
    private final MeterRegistry metrics;

    AttemptDelivery(
            SigningSecrets secrets,
            SendOnce sender,
            RecordAttempt recorder,
            CrashPoints crashPoints,
            InstantSource clock,
            SecureRandom random,
            MeterRegistry metrics) {
        this.secrets = secrets;
        this.sender = sender;
        this.recorder = recorder;
        this.crashPoints = crashPoints;
        this.clock = clock;
        this.random = random;
        this.metrics = metrics;
    }

    /** Completes when the result is recorded, with the state in which the delivery is then. */
    public Uni<DeliveryState> attempt(Lease lease) {
        Lease.Receiver receiver = lease.receiver();
        if (!lease.isCallback() && receiver == null) {
            return recorder.unattempted(lease, GIVEN_UP, "endpoint_removed").replaceWith(GIVEN_UP.state());
        }
        if (receiver != null && !receiver.enabled()) {
            return recorder.unattempted(lease, HELD, null).replaceWith(HELD.state());
        }
        Instant startedAt = clock.instant();
        long start = System.nanoTime();
        return send(lease, receiver, startedAt)
                .onFailure()
                .invoke(fault -> LOG.errorf(fault, "delivery %s could not be attempted", lease.deliveryId()))
                .onFailure()
                .recoverWithItem(new Failed(FailureKind.INTERNAL))
                .invoke(result -> crashPoints.hit("webhook.after-send-before-record"))
                .chain(result -> record(lease, result, startedAt, Duration.ofNanos(System.nanoTime() - start)));
    }

    private Uni<AttemptResult> send(Lease lease, Lease.@Nullable Receiver receiver, Instant at) {
        return Uni.createFrom().deferred(() -> {
            WebhookSecret secret = secrets.of(lease);
            long second = at.getEpochSecond();
            Map<String, String> headers = Map.of(
                    "content-type",
                    "application/json",
                    "user-agent",
                    "Mintmark-Webhooks/1",
                    StandardWebhooks.ID,
                    lease.eventId(),
                    StandardWebhooks.TIMESTAMP,
                    Long.toString(second),
                    StandardWebhooks.SIGNATURE,
                    StandardWebhooks.sign(secret, lease.eventId(), second, lease.body()));
            String url = receiver == null ? lease.url() : receiver.url();
            return sender.send(url, new Message(headers, lease.body()));
        });
    }

    private Uni<DeliveryState> record(Lease lease, AttemptResult result, Instant startedAt, Duration took) {
        Verdict verdict = Verdict.of(
                result, lease.schedule(), lease.attempt(), lease.age().plus(took), random::nextDouble);
        Integer status = result instanceof Answered answered ? answered.status() : null;
        String error = result instanceof Failed failed ? failed.kind().label() : null;
        Timer.builder("mintmark.webhook.attempts")
                .description("Attempts to deliver, by what they led to")
                .tag("state", verdict.state().label())
                .register(metrics)
                .record(took);
        return recorder.record(lease, new Outcome(status, error, startedAt, took), verdict)
                .replaceWith(verdict.state());
    }
}

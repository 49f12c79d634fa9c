package io.mintmark.webhook.egress.application;

import io.mintmark.webhook.egress.domain.AttemptResult;
import io.mintmark.webhook.egress.domain.Target;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.time.Duration;

/** One request and its answer. */
public interface Exchange {
    /**
     * Sends the message to this address and to no other; whatever goes wrong is a result, never a failure.
     *
     * @param address where to connect; the target's name still is what Host, SNI and the certificate are about
     * @param left time until the deadline
     */
    Uni<AttemptResult> post(Target target, InetAddress address, Message message, Duration left);
}

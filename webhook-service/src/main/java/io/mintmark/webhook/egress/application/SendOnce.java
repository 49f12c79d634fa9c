package io.mintmark.webhook.egress.application;

import io.mintmark.platform.egress.AddressPolicy;
import io.mintmark.platform.egress.Names;
import io.mintmark.webhook.WebhookConfig;
import io.mintmark.webhook.egress.domain.AttemptResult;
import io.mintmark.webhook.egress.domain.AttemptResult.Failed;
import io.mintmark.webhook.egress.domain.FailureKind;
import io.mintmark.webhook.egress.domain.Target;
import io.mintmark.webhook.egress.domain.TargetPolicy;
import io.mintmark.webhook.egress.domain.TargetRefused;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/**
 * Makes one attempt at a URL: checks the URL, resolves its name anew, vets every address, connects to the vetted one.
 * A name that led to a harmless address yesterday, or a moment ago, proves nothing (DNS rebinding).
 */
@Singleton
public class SendOnce {
    private static final InetAddress LOOPBACK = loopback();

    private final TargetPolicy targets;
    private final AddressPolicy addresses;
    private final Names names;
    private final Exchange exchange;
    private final Duration deadline;

    SendOnce(TargetPolicy targets, AddressPolicy addresses, Names names, Exchange exchange, WebhookConfig config) {
        this.targets = targets;
        this.addresses = addresses;
        this.names = names;
        this.exchange = exchange;
        this.deadline = config.deadline();
    }

    /** Sends within the deadline; whatever goes wrong on the way is a result, a fault of ours is a failure. */
    public Uni<AttemptResult> send(String url, Message message) {
        Target target;
        try {
            target = targets.check(url);
        } catch (TargetRefused refused) {
            return failed(FailureKind.TARGET_REFUSED);
        }
        if (target.loopback()) {
            return exchange.post(target, LOOPBACK, message, deadline);
        }
        long start = System.nanoTime();
        return names.resolve(target.host())
                .ifNoItem()
                .after(deadline)
                .fail()
                .chain(found -> vetted(found, target, message, deadline.minusNanos(System.nanoTime() - start)))
                .onFailure(TimeoutException.class)
                .recoverWithItem(new Failed(FailureKind.TIMEOUT))
                .onFailure(UnknownHostException.class)
                .recoverWithItem(new Failed(FailureKind.DNS));
    }

    private Uni<AttemptResult> vetted(List<InetAddress> found, Target target, Message message, Duration left) {
        return addresses
                .choose(found)
                .map(address -> exchange.post(target, address, message, left))
                .orElseGet(() -> failed(FailureKind.ADDRESS_REFUSED));
    }

    private static Uni<AttemptResult> failed(FailureKind kind) {
        return Uni.createFrom().item(new Failed(kind));
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

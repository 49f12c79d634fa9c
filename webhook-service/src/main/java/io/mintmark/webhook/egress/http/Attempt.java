package io.mintmark.webhook.egress.http;

import io.mintmark.webhook.egress.domain.AttemptResult;
import io.mintmark.webhook.egress.domain.AttemptResult.Answered;
import io.mintmark.webhook.egress.domain.AttemptResult.Failed;
import io.mintmark.webhook.egress.domain.FailureKind;
import io.mintmark.webhook.egress.domain.RetryAfter;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One request under one timer that covers all of it, the answer's body included. The status is what counts: a body that
 * is long or slow is cut off by closing the connection, and the answer stands.
 */
final class Attempt {
    private static final int LONGEST_BODY = 16 * 1024;

    private final Vertx vertx;
    private final InstantSource clock;
    private final UniEmitter<? super AttemptResult> emitter;
    private final AtomicBoolean ended = new AtomicBoolean();
    private long timer;
    private int read;
    private volatile @Nullable HttpClientRequest request;
    private volatile @Nullable AttemptResult answer;

    Attempt(Vertx vertx, InstantSource clock, UniEmitter<? super AttemptResult> emitter) {
        this.vertx = vertx;
        this.clock = clock;
        this.emitter = emitter;
    }

    void start(HttpClient client, RequestOptions options, byte[] body, Duration left) {
        timer = vertx.setTimer(Math.max(1, left.toMillis()), fired -> cutOff(new Failed(FailureKind.TIMEOUT)));
        client.request(options)
                .onFailure(failure -> end(new Failed(Failures.whileConnecting(failure))))
                .onSuccess(opened -> send(opened, body));
    }

    private void send(HttpClientRequest opened, byte[] body) {
        request = opened;
        if (ended.get()) {
            opened.reset();
            return;
        }
        opened.send(Buffer.buffer(body))
                .onFailure(failure -> end(new Failed(Failures.afterConnecting(failure))))
                .onSuccess(this::answered);
    }

    private void answered(HttpClientResponse response) {
        Duration retryAfter = RetryAfter.read(response.getHeader("Retry-After"), clock.instant())
                .orElse(null);
        AttemptResult result = new Answered(response.statusCode(), retryAfter);
        answer = result;
        response.exceptionHandler(broken -> end(result));
        response.endHandler(all -> end(result));
        response.handler(chunk -> {
            read += chunk.length();
            if (read > LONGEST_BODY) {
                cutOff(result);
            }
        });
    }

    private void cutOff(AttemptResult otherwise) {
        AttemptResult known = answer;
        end(known == null ? otherwise : known);
        HttpClientRequest opened = request;
        if (opened != null) {
            opened.reset();
        }
    }

    private void end(AttemptResult result) {
        if (ended.compareAndSet(false, true)) {
            vertx.cancelTimer(timer);
            emitter.complete(result);
        }
    }
}

package io.mintmark.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiverTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private Receiver receiver;

    @BeforeEach
    void open() throws Exception {
        receiver = Receiver.open(vertx, SECRET)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void theFirstOfSeveralDeliveriesCounts() throws Exception {
        // given
        Instant before = Instant.now();
        int status = send(SECRET, "session.completed", "ses_1");
        Instant first = receiver.completed("ses_1").orElseThrow();

        // when
        send(SECRET, "session.completed", "ses_1");

        // then
        assertThat(status).isEqualTo(204);
        assertThat(first).isBetween(before, Instant.now());
        assertThat(receiver.completed("ses_1")).contains(first);
        assertThat(receiver.count()).isEqualTo(1);
        assertThat(receiver.fault()).isEmpty();
    }

    @Test
    void otherEventsDoNotCount() throws Exception {
        // when
        send(SECRET, "session.expired", "ses_1");

        // then
        assertThat(receiver.completed("ses_1")).isEmpty();
        assertThat(receiver.fault()).isEmpty();
    }

    @Test
    void aForgedOneIsAFault() throws Exception {
        // when
        int status = send("whsec_b3RoZXJvdGhlcm90aGVyb3RoZXI=", "session.completed", "ses_1");

        // then
        assertThat(status).isEqualTo(401);
        assertThat(receiver.completed("ses_1")).isEmpty();
        assertThat(receiver.fault()).contains("a webhook came without a good signature");
    }

    private int send(String secret, String type, String session) throws Exception {
        String body = "{\"type\":\"" + type + "\",\"data\":{\"session\":{\"id\":\"" + session + "\"}}}";
        long now = Instant.now().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(URI.create(receiver.callbackUrl()))
                .header("webhook-id", "evt_1")
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", new Webhook(secret).sign("evt_1", now, body))
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }
}

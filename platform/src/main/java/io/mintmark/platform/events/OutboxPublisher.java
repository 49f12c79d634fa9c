package io.mintmark.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends outbox rows and waits until all in-sync replicas have them. */
@Singleton
class OutboxPublisher {
    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

    private final MutinyEmitter<Record<String, byte[]>> emitter;
    private final ObjectMapper json;

    OutboxPublisher(
            @Channel("outbox") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, byte[]>> emitter,
            ObjectMapper json) {
        this.emitter = emitter;
        this.json = json;
    }

    /**
     * Reads the rows of one key, and sends them one after the other; gives the ids of those acknowledged before the first
     * that failed.
     */
    Uni<List<Long>> sendInOrder(List<Row> rows) {
        List<Long> sent = new ArrayList<>(rows.size());
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Row row : rows) {
            long id = row.getLong("id");
            Uni<Void> send = send(row);
            chain = chain.chain(() -> send).invoke(() -> sent.add(id));
        }
        return chain.onFailure()
                .invoke(failure -> LOG.warnf("the outbox waits for Kafka: %s", failure.toString()))
                .onFailure()
                .recoverWithUni(failure ->
                        Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE))
                .replaceWith(sent);
    }

    /** A row that cannot be read holds up its own key alone. */
    private Uni<Void> send(Row row) {
        try {
            Message<Record<String, byte[]>> message = message(row);
            return Uni.createFrom().deferred(() -> emitter.sendMessage(message));
        } catch (IllegalStateException broken) {
            return Uni.createFrom().failure(broken);
        }
    }

    private Message<Record<String, byte[]>> message(Row row) {
        @Nullable Buffer payload = row.getBuffer("payload");
        RecordHeaders headers = new RecordHeaders();
        strings(row.getString("headers"))
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return Message.of(Record.of(row.getString("record_key"), payload == null ? null : payload.getBytes()))
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(row.getString("topic"))
                        .withHeaders(headers)
                        .build());
    }

    private Map<String, String> strings(String headers) {
        try {
            return json.readValue(headers, STRINGS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an outbox row has headers that cannot be read", broken);
        }
    }
}

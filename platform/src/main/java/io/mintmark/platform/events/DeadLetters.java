package io.mintmark.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.mintmark.contracts.Topics;
import io.mintmark.platform.tenancy.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts poison aside on {@code <topic>.<group>.dlq}, through the outbox so that it cannot be lost on the way. */
@Singleton
class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Transactions transactions;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final MeterRegistry metrics;

    DeadLetters(Transactions transactions, Outbox outbox, ObjectMapper json, MeterRegistry metrics) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.json = json;
        this.metrics = metrics;
    }

    Uni<Void> bury(String consumer, ConsumerRecord<String, byte[]> record, Throwable poison) {
        LOG.errorf(
                "%s buries %s/%d/%d: %s",
                consumer, record.topic(), record.partition(), record.offset(), reason(poison));
        metrics.counter("mintmark.dead.letters", "topic", record.topic(), "consumer", consumer)
                .increment();
        String topic = Topics.deadLetterName(record.topic(), consumer);
        @Nullable String key = record.key();
        OutboxRow row = new OutboxRow(topic, storable(key), headers(record, poison), record.value());
        return transactions.onceBegunAsSystem(tx -> outbox.insert(tx, List.of(row)));
    }

    /** The names that SmallRye gives them. Messages of exceptions may quote data, so only ours and class names go in. */
    private String headers(ConsumerRecord<String, byte[]> record, Throwable poison) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(header -> {
            if (header.value() != null) {
                headers.put(storable(header.key()), storable(new String(header.value(), StandardCharsets.UTF_8)));
            }
        });
        headers.put("dead-letter-reason", reason(poison));
        headers.put("dead-letter-exception-class-name", poison.getClass().getName());
        headers.put("dead-letter-topic", record.topic());
        headers.put("dead-letter-partition", Integer.toString(record.partition()));
        headers.put("dead-letter-offset", Long.toString(record.offset()));
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("headers are strings", impossible);
        }
    }

    /** Postgres text holds every character but NUL, and a burial must never fail for what the poison is. */
    private static String storable(@Nullable String text) {
        return text == null ? "" : text.replace("\0", "");
    }

    private static String reason(Throwable poison) {
        return poison instanceof PoisonRecord
                ? String.valueOf(poison.getMessage())
                : poison.getClass().getSimpleName();
    }
}

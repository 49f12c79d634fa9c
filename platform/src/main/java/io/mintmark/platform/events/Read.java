package io.mintmark.platform.events;

import io.mintmark.platform.tenancy.MerchantId;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A record and the event in it, or why it holds none: that is told when the record's turn comes. */
record Read(ConsumerRecord<String, byte[]> record, @Nullable ReceivedEvent found, @Nullable PoisonRecord poison) {
    static Read by(EventReader reader, ConsumerRecord<String, byte[]> record) {
        try {
            return new Read(record, reader.read(record), null);
        } catch (PoisonRecord unreadable) {
            return new Read(record, null, unreadable);
        }
    }

    /** Whose it is; nobody's if it cannot be read. */
    Optional<MerchantId> merchant() {
        return found == null ? Optional.empty() : Optional.ofNullable(found.merchant());
    }

    ReceivedEvent event() {
        if (found == null) {
            throw poison == null ? new PoisonRecord("no event") : poison;
        }
        return found;
    }
}

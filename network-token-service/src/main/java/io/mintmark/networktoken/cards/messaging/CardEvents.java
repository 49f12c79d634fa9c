package io.mintmark.networktoken.cards.messaging;

import io.mintmark.contracts.ConsumerGroup;
import io.mintmark.networktoken.cards.application.LearnOfCard;
import io.mintmark.platform.events.EventConsumption;
import io.mintmark.platform.events.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes {@code payment_instrument.created}, {@code .updated} and {@code .deleted}. */
@ApplicationScoped
class CardEvents {
    private final EventConsumption consumption;
    private final LearnOfCard learnOfCard;

    CardEvents(EventConsumption consumption, LearnOfCard learnOfCard) {
        this.consumption = consumption;
        this.learnOfCard = learnOfCard;
    }

    @Incoming("cards")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return consumption.each(ConsumerGroup.NETWORK_TOKEN_CARDS.groupId(), records, this::take);
    }

    private Uni<Void> take(SqlConnection tx, List<ReceivedEvent> events) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (ReceivedEvent event : events) {
            all = all.chain(() -> take(tx, event));
        }
        return all;
    }

    private Uni<Void> take(SqlConnection tx, ReceivedEvent event) {
        return CardEventReader.read(event)
                .map(state -> learnOfCard.learn(tx, event.requiredMerchant(), state))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}

package io.mintmark.networktoken.cards.messaging;

import io.mintmark.contracts.ConsumerGroup;
import io.mintmark.networktoken.cards.application.LearnOfCard;
import io.mintmark.platform.events.EventConsumption;
import io.mintmark.platform.events.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
    Uni<Void> consume(ConsumerRecord<String, byte[]> record) {
        return consumption.once(
                ConsumerGroup.NETWORK_TOKEN_CARDS.groupId(),
                record,
                (tx, event) -> take(tx, CardEventReader.expect(record.topic(), event)));
    }

    private Uni<Void> take(SqlConnection tx, ReceivedEvent event) {
        return CardEventReader.read(event)
                .map(state -> learnOfCard.learn(tx, event.requiredMerchant(), state))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}

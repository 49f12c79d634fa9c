package io.mintmark.networktoken.cards.messaging;

import io.mintmark.contracts.ConsumerGroup;
import io.mintmark.networktoken.cards.application.LearnOfCards;
import io.mintmark.networktoken.cards.domain.CardState;
import io.mintmark.platform.events.EventConsumption;
import io.mintmark.platform.events.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes {@code payment_instrument.created}, {@code .updated} and {@code .deleted}. */
@ApplicationScoped
class CardEvents {
    private final EventConsumption consumption;
    private final LearnOfCards learnOfCards;

    CardEvents(EventConsumption consumption, LearnOfCards learnOfCards) {
        this.consumption = consumption;
        this.learnOfCards = learnOfCards;
    }

    @Incoming("cards")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return consumption.each(ConsumerGroup.NETWORK_TOKEN_CARDS.groupId(), records, this::take);
    }

    private Uni<Void> take(SqlConnection tx, List<ReceivedEvent> events) {
        List<CardState> states = events.stream()
                .map(CardEventReader::read)
                .flatMap(Optional::stream)
                .toList();
        return learnOfCards.learn(tx, events.get(0).requiredMerchant(), states);
    }
}

package io.mintmark.networktoken.cards.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.contracts.EventType;
import io.mintmark.networktoken.cards.domain.CardExpiry;
import io.mintmark.networktoken.cards.domain.CardFacts;
import io.mintmark.networktoken.cards.domain.CardState;
import io.mintmark.networktoken.cards.domain.CardStatus;
import io.mintmark.networktoken.cards.domain.PaymentInstrumentId;
import io.mintmark.platform.events.PoisonRecord;
import io.mintmark.platform.events.ReceivedEvent;
import java.util.Optional;

/** Reads from an event what this service needs and nothing else, so that the rest may change. */
final class CardEventReader {
    private CardEventReader() {}

    /** The card's state, or nothing where the instrument is no card. */
    static Optional<CardState> read(ReceivedEvent event) {
        if (!event.type().equals(event.topic())) {
            throw new PoisonRecord("an event of another type than its topic");
        }
        JsonNode instrument = event.data().path("paymentInstrument");
        String id = text(instrument, "id");
        if (!id.equals(event.subject())) {
            throw new PoisonRecord("an event about another instrument than its subject");
        }
        if (!"card".equals(text(instrument, "type"))) {
            return Optional.empty();
        }
        return Optional.of(state(event, new PaymentInstrumentId(id), instrument));
    }

    private static CardState state(ReceivedEvent event, PaymentInstrumentId id, JsonNode instrument) {
        CardStatus status = CardStatus.of(text(instrument, "status"));
        if (status == CardStatus.DELETED || event.type().equals(EventType.PAYMENT_INSTRUMENT_DELETED.wireName())) {
            return CardState.deleted(id, event.sequence());
        }
        JsonNode card = instrument.path("card");
        CardExpiry expiry = new CardExpiry(number(card, "expMonth"), number(card, "expYear"));
        return CardState.held(
                id, event.sequence(), status, new CardFacts(text(card, "brand"), text(card, "last4"), expiry));
    }

    private static String text(JsonNode parent, String member) {
        JsonNode value = parent.path(member);
        if (!value.isTextual()) {
            throw new PoisonRecord("no text at " + member);
        }
        return value.asText();
    }

    private static int number(JsonNode parent, String member) {
        JsonNode value = parent.path(member);
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw new PoisonRecord("no number at " + member);
        }
        return value.intValue();
    }
}

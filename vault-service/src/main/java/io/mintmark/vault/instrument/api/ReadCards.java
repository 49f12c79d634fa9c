package io.mintmark.vault.instrument.api;

import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.problem.Violations;
import io.mintmark.vault.card.application.CardJson;
import io.mintmark.vault.card.application.CheckCard;
import io.mintmark.vault.card.application.EnteredCard;
import io.mintmark.vault.card.application.ReadBody;
import io.mintmark.vault.card.application.ReadRow;
import io.mintmark.vault.card.application.SpotCardNumbers;
import io.mintmark.vault.card.domain.CardEntry;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and checks what merchants send of cards, and wipes every number that does not become a card. */
@Singleton
class ReadCards {
    /** A request with its card; whoever takes the card closes it. */
    record Read(StoreCardRequest request, CardEntry card) {}

    private final CardJson json;
    private final CheckCard check;
    private final SpotCardNumbers numbers;
    private final Validator validator;

    ReadCards(CardJson json, CheckCard check, SpotCardNumbers numbers, Validator validator) {
        this.json = json;
        this.check = check;
        this.numbers = numbers;
        this.validator = validator;
    }

    /** One card; 400 or 422 if there is anything wrong. */
    Read one(byte[] body) {
        try (ReadBody<StoreCardRequest> read = json.read(body, StoreCardRequest.class)) {
            StoreCardRequest request = read.value();
            List<FieldError> faults = new ArrayList<>(Violations.errors(validator.validate(request)));
            BillingAddressRequest address = request.billingAddress();
            addressFaults(address, faults);
            metadataFaults(request.metadata(), "#", faults);
            Optional<CardEntry> card =
                    card(request.card() == null ? null : request.card().entered(), "#/card", faults);
            if (card.isEmpty() || !faults.isEmpty()) {
                card.ifPresent(CardEntry::close);
                throw Problem.unprocessable(faults);
            }
            return new Read(request, card.get());
        }
    }

    /** The rows of a batch. */
    ReadBody<List<ReadRow<StoreBatchRequest.Row>>> rows(byte[] body) {
        return json.readRows(body, "cards", StoreBatchRequest.Row.class, StoreBatchRequest.MOST);
    }

    /** The card of a row; empty if there are faults, whose pointers begin at the row. */
    Optional<CardEntry> card(StoreBatchRequest.Row row, List<FieldError> faults) {
        faults.addAll(Violations.errors(validator.validate(row)));
        if (row.uid() != null && numbers.isIn(row.uid())) {
            faults.add(new FieldError("#/uid", "card_number_in_text", "Leave card numbers out of here."));
        }
        metadataFaults(row.metadata(), "#", faults);
        Optional<CardEntry> card = card(row.entered(), "#", faults);
        if (!faults.isEmpty()) {
            card.ifPresent(CardEntry::close);
            return Optional.empty();
        }
        return card;
    }

    private Optional<CardEntry> card(@Nullable EnteredCard card, String pointer, List<FieldError> faults) {
        return card == null ? Optional.empty() : check.check(card, pointer, faults);
    }

    /** Metadata and addresses are stored in the clear and shown: no number may stand in them. */
    void metadataFaults(@Nullable Map<String, String> metadata, String pointer, List<FieldError> faults) {
        boolean holdsOne = metadata != null
                && metadata.entrySet().stream()
                        .flatMap(entry -> Stream.ofNullable(entry.getKey() + " | " + entry.getValue()))
                        .anyMatch(numbers::isIn);
        if (holdsOne) {
            faults.add(new FieldError(pointer + "/metadata", "card_number_in_text", "Leave card numbers out of here."));
        }
    }

    /** The same of an address. */
    void addressFaults(@Nullable BillingAddressRequest address, List<FieldError> faults) {
        boolean holdsOne = address != null
                && Stream.of(address.line1(), address.line2(), address.city(), address.postalCode(), address.state())
                        .flatMap(Stream::ofNullable)
                        .anyMatch(numbers::isIn);
        if (holdsOne) {
            faults.add(new FieldError("#/billingAddress", "card_number_in_text", "Leave card numbers out of here."));
        }
    }
}

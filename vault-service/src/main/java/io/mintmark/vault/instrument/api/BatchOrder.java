package io.mintmark.vault.instrument.api;

import io.mintmark.contracts.instrument.PaymentInstrumentView;
import io.mintmark.platform.id.Ids;
import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.vault.card.application.ReadBody;
import io.mintmark.vault.card.application.ReadRow;
import io.mintmark.vault.card.domain.CardEntry;
import io.mintmark.vault.instrument.api.BatchResults.BatchResult;
import io.mintmark.vault.instrument.application.StoreBatch;
import io.mintmark.vault.instrument.domain.Instrument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A batch as it was read: the good rows, and in which places of the answer they and the others stand. */
final class BatchOrder {
    private final List<String> uids = new ArrayList<>();
    /** By place; null where the row is good. */
    private final List<@Nullable FieldError> faults = new ArrayList<>();

    private final List<StoreBatch.Row> good = new ArrayList<>();

    private BatchOrder() {}

    /** Reads, checks and wipes a body; 400 or 422 where it cannot be taken as a whole. Hours for an event loop: call it in a worker. */
    static BatchOrder read(byte[] body, ReadCards cards, Ids ids) {
        BatchOrder order = new BatchOrder();
        try (ReadBody<List<ReadRow<StoreBatchRequest.Row>>> read = cards.rows(body)) {
            refuseDuplicates(read.value());
            for (ReadRow<StoreBatchRequest.Row> row : read.value()) {
                order.add(row, cards, ids);
            }
        }
        return order;
    }

    private static void refuseDuplicates(List<ReadRow<StoreBatchRequest.Row>> rows) {
        Set<String> seen = new HashSet<>();
        List<FieldError> duplicates = new ArrayList<>();
        for (int place = 0; place < rows.size(); place++) {
            StoreBatchRequest.Row row = rows.get(place).value();
            if (row != null && row.uid() != null && !seen.add(row.uid())) {
                duplicates.add(new FieldError(
                        "#/cards/" + place + "/uid", "duplicate", "Another row of the batch has this uid."));
            }
        }
        if (!duplicates.isEmpty()) {
            throw Problem.unprocessable(duplicates);
        }
    }

    private void add(ReadRow<StoreBatchRequest.Row> read, ReadCards cards, Ids ids) {
        StoreBatchRequest.Row row = read.value();
        if (row == null) {
            uids.add(ids.next("row"));
            faults.add(read.fault());
            return;
        }
        List<FieldError> wrong = new ArrayList<>();
        Optional<CardEntry> card = cards.card(row, wrong);
        boolean strange = wrong.stream().anyMatch(fault -> fault.pointer().equals("#/uid"));
        uids.add(row.uid() == null || strange ? ids.next("row") : row.uid());
        faults.add(wrong.isEmpty() ? null : wrong.get(0));
        card.ifPresent(entry -> good.add(new StoreBatch.Row(entry, row.customerId(), row.metadata())));
    }

    /** What is to be stored. */
    List<StoreBatch.Row> good() {
        return good;
    }

    /**
     * The answer.
     *
     * @param stored what became of the good rows, in their order
     */
    BatchResults results(List<Optional<Instrument>> stored, Function<Instrument, PaymentInstrumentView> view) {
        List<BatchResult> results = new ArrayList<>(uids.size());
        int next = 0;
        for (int place = 0; place < uids.size(); place++) {
            FieldError fault = faults.get(place);
            Optional<Instrument> instrument = fault == null ? stored.get(next++) : Optional.empty();
            if (fault == null && instrument.isEmpty()) {
                fault = new FieldError("#/customerId", "unknown_customer", "You have no customer with this id.");
            }
            results.add(new BatchResult(
                    uids.get(place),
                    instrument.map(view).orElse(null),
                    fault == null ? null : below("#/cards/" + place, fault)));
        }
        return new BatchResults(results);
    }

    private static FieldError below(String row, FieldError fault) {
        return new FieldError(row + fault.pointer().substring(1), fault.code(), fault.detail());
    }
}

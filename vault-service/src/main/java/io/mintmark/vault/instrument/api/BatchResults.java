package io.mintmark.vault.instrument.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mintmark.contracts.instrument.PaymentInstrumentView;
import io.mintmark.platform.problem.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a batch, by position. */
record BatchResults(List<BatchResult> results) {
    /**
     * What became of a row: one of the two.
     *
     * @param uid the row's own, or one that was made
     */
    record BatchResult(
            String uid,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PaymentInstrumentView paymentInstrument,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FieldError error) {}
}

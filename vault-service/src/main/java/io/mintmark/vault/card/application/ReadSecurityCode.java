package io.mintmark.vault.card.application;

import io.mintmark.vault.card.domain.BinTable;
import io.mintmark.vault.card.domain.SecurityCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the form of a saved card, which asks for the security code alone, and wipes it. */
@ApplicationScoped
public class ReadSecurityCode {
    /**
     * What came of it.
     *
     * @param code the code, or null if it was refused; whoever takes it closes it
     * @param fault why it was refused
     */
    public record Reading(@Nullable SecurityCode code, @Nullable EntryFault fault) {}

    private final BinTable bins;

    ReadSecurityCode(BinTable bins) {
        this.bins = bins;
    }

    /**
     * Reads and wipes the body of the form.
     *
     * @param brand the saved card's, such as {@code amex}
     */
    public Reading read(byte[] body, String brand) {
        try (CardForm form = new CardForm(body)) {
            List<EntryFault> faults = new ArrayList<>();
            Optional<SecurityCode> code = SecurityCodeField.read(form, Optional.of(bins.brand(brand)), faults);
            return new Reading(code.orElse(null), faults.isEmpty() ? null : faults.get(0));
        }
    }
}

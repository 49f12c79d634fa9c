package io.mintmark.vault.capture.api;

import io.mintmark.vault.capture.domain.NameField;
import io.mintmark.vault.card.application.EntryFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the form shows.
 *
 * @param action where it is sent
 * @param cancelAction where the cancel button is sent
 * @param faults what is wrong with the last submission, in the order of the fields
 * @param attemptsLeft after a refusal, how many tries are left; null otherwise
 * @param expiry what to show in the field again
 * @param name what to show in the field
 * @param brandRanges lets the script name the brand while the payer types
 * @param brandShapes lets the script group digits as people read them
 */
record FormPage(
        String merchant,
        String action,
        String cancelAction,
        List<EntryFault> faults,
        @Nullable Integer attemptsLeft,
        String expiry,
        String name,
        NameField nameField,
        String brandRanges,
        String brandShapes) {
    /** Whether something went wrong before. */
    public boolean isAgain() {
        return !faults.isEmpty() || attemptsLeft != null;
    }

    /** The first fault of a field, or null. */
    public @Nullable EntryFault faultOf(String field) {
        return faults.stream()
                .filter(fault -> fault.field().name().equals(field))
                .findFirst()
                .orElse(null);
    }
}

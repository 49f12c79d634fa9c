package io.mintmark.vault.capture.api;

import io.mintmark.vault.card.domain.BillingAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form for a new card.
 *
 * @param action where it is sent
 * @param again whether the number has to be typed once more
 * @param expiry what to show in the field
 * @param name what to show in the field
 * @param nameField HIDDEN, OPTIONAL or REQUIRED
 * @param code whether the security code is asked for
 * @param addressField HIDDEN, OPTIONAL or REQUIRED
 * @param address what to show in its fields
 * @param countries in the payer's language
 * @param folded whether it stands behind "use another card"
 * @param brandRanges lets the script name the brand while the payer types
 * @param brandShapes lets the script group digits as people read them
 */
record EntryView(
        String action,
        boolean again,
        String expiry,
        String name,
        String nameField,
        boolean code,
        String addressField,
        @Nullable BillingAddress address,
        List<FormPage.Country> countries,
        boolean folded,
        String brandRanges,
        String brandShapes) {
    /** The billing address' parts, in the order in which people write them. */
    public List<Line> lines() {
        boolean required = addressField.equals("REQUIRED");
        BillingAddress given = address == null ? new BillingAddress(null, null, null, null, null, null) : address;
        return List.of(
                new Line("line1", "address-line1", 100, required, given.line1()),
                new Line("line2", "address-line2", 100, false, given.line2()),
                new Line("city", "address-level2", 100, required, given.city()),
                new Line("state", "address-level1", 100, false, given.state()),
                new Line("postalCode", "postal-code", 20, false, given.postalCode()));
    }

    /**
     * A line of the billing address.
     *
     * @param autocomplete as HTML names it, after {@code billing}
     */
    record Line(String id, String autocomplete, int longest, boolean required, @Nullable String value) {}
}

package io.mintmark.vault.card.application;

import io.mintmark.vault.card.domain.BillingAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of the billing address. */
final class AddressFields {
    private static final int LONGEST = 100;
    private static final int LONGEST_POSTAL_CODE = 20;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private AddressFields() {}

    /** What was entered, faulty or not; nothing that could be a card number or markup is taken over. */
    static BillingAddress read(CardForm form, boolean required, List<EntryFault> faults) {
        String country = form.text("country");
        boolean known = COUNTRIES.contains(country);
        if (country.isEmpty() ? required : !known) {
            faults.add(EntryFault.COUNTRY_MISSING);
        }
        return new BillingAddress(
                text(
                        form,
                        "line1",
                        LONGEST,
                        required ? EntryFault.LINE1_MISSING : null,
                        EntryFault.LINE1_INVALID,
                        faults),
                text(form, "line2", LONGEST, null, EntryFault.LINE2_INVALID, faults),
                text(form, "city", LONGEST, required ? EntryFault.CITY_MISSING : null, EntryFault.CITY_INVALID, faults),
                text(form, "postalCode", LONGEST_POSTAL_CODE, null, EntryFault.POSTAL_CODE_INVALID, faults),
                text(form, "state", LONGEST, null, EntryFault.STATE_INVALID, faults),
                known ? country : null);
    }

    private static @Nullable String text(
            CardForm form,
            String field,
            int longest,
            @Nullable EntryFault missing,
            EntryFault invalid,
            List<EntryFault> faults) {
        String text = form.text(field);
        if (text.isEmpty()) {
            if (missing != null) {
                faults.add(missing);
            }
            return null;
        }
        if (text.length() > longest || !PlainText.holds(text)) {
            faults.add(invalid);
            return null;
        }
        return text;
    }
}

package io.mintmark.vault.card.application;

import io.mintmark.vault.card.domain.AcceptedNumbers;
import io.mintmark.vault.card.domain.BillingAddress;
import io.mintmark.vault.card.domain.BinTable;
import io.mintmark.vault.card.domain.CardEntry;
import io.mintmark.vault.card.domain.CardExpiry;
import io.mintmark.vault.card.domain.Pan;
import io.mintmark.vault.card.domain.SecurityCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the card form, and wipes it: a card, or everything that is wrong with it. */
@ApplicationScoped
public class ReadCard {
    /**
     * What a page wants to know of a card.
     *
     * @param allowedFunding kinds that the merchant takes, or null for all; a card of unknown kind is refused by a list
     * @param nameRequired whether the name must be given
     * @param codeRequired whether the security code must be given; otherwise it is not even read
     * @param address what is asked of the billing address
     */
    public record Wanted(
            @Nullable Set<String> allowedFunding, boolean nameRequired, boolean codeRequired, Address address) {}

    /** Whether the billing address is read, and whether it must be given. */
    public enum Address {
        HIDDEN,
        OPTIONAL,
        REQUIRED
    }

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_EXPIRY = 9;

    private final CheckNumber numbers;
    private final BinTable bins;
    private final InstantSource clock;

    ReadCard(AcceptedNumbers accepted, BinTable bins, InstantSource clock) {
        this.numbers = new CheckNumber(accepted, bins);
        this.bins = bins;
        this.clock = clock;
    }

    /** Reads and wipes the body of a form that asks for nothing but the card. */
    public CardReading read(byte[] body, Wanted wanted) {
        return read(body, wanted, List.of());
    }

    /**
     * Reads and wipes the body of the form.
     *
     * @param others what is wrong with the rest of the form: the card is refused then, however good
     */
    public CardReading read(byte[] body, Wanted wanted, List<EntryFault> others) {
        try (CardForm form = new CardForm(body)) {
            List<EntryFault> faults = new ArrayList<>(others);
            Optional<Pan> pan = numbers.read(form.number(), faults);
            Optional<CardExpiry> expiry = expiry(form.text("expiry"), faults);
            String name = name(form.text("name"), wanted.nameRequired(), faults);
            Optional<SecurityCode> code = wanted.codeRequired()
                    ? SecurityCodeField.read(form, pan.map(bins::brandOf), faults)
                    : Optional.empty();
            BillingAddress address = wanted.address() == Address.HIDDEN
                    ? null
                    : AddressFields.read(form, wanted.address() == Address.REQUIRED, faults);
            if (pan.isPresent()) {
                check(pan.get(), wanted, faults);
                if (faults.isEmpty() && expiry.isPresent()) {
                    CardEntry card = new CardEntry(pan.get(), expiry.get(), name.isEmpty() ? null : name);
                    return CardReading.accepted(card, code.orElse(null), name, address);
                }
                pan.get().close();
            }
            code.ifPresent(SecurityCode::close);
            faults.sort(Comparator.naturalOrder());
            return CardReading.refused(
                    faults, shown(form.text("expiry"), LONGEST_EXPIRY), shown(name, LONGEST_NAME), address);
        }
    }

    private void check(Pan pan, Wanted wanted, List<EntryFault> faults) {
        if (numbers.check(pan, faults) && wanted.allowedFunding() != null && !isAllowed(pan, wanted.allowedFunding())) {
            faults.add(EntryFault.KIND_NOT_ALLOWED);
        }
    }

    private boolean isAllowed(Pan pan, Set<String> allowed) {
        String funding = bins.fundingOf(pan);
        return funding != null && allowed.contains(funding);
    }

    private Optional<CardExpiry> expiry(String written, List<EntryFault> faults) {
        if (written.isEmpty()) {
            faults.add(EntryFault.EXPIRY_MISSING);
            return Optional.empty();
        }
        Optional<CardExpiry> expiry = CardExpiry.parse(written);
        Instant now = clock.instant();
        if (expiry.isEmpty() || expiry.get().isTooFar(now)) {
            faults.add(EntryFault.EXPIRY_INVALID);
        } else if (expiry.get().isPast(now)) {
            faults.add(EntryFault.EXPIRY_PAST);
        }
        return expiry;
    }

    private static String name(String written, boolean required, List<EntryFault> faults) {
        if (written.isEmpty() && required) {
            faults.add(EntryFault.NAME_MISSING);
        } else if (written.length() > LONGEST_NAME || !PlainText.holds(written)) {
            faults.add(EntryFault.NAME_INVALID);
        }
        return written;
    }

    /** What may be put into the form again: nothing that could be a number. */
    private static String shown(String written, int longest) {
        return written.length() > longest || PlainText.couldBeANumber(written) ? "" : written;
    }
}

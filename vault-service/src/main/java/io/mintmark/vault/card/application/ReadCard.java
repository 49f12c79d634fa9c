package io.mintmark.vault.card.application;

import io.mintmark.vault.card.domain.AcceptedNumbers;
import io.mintmark.vault.card.domain.BinTable;
import io.mintmark.vault.card.domain.CardEntry;
import io.mintmark.vault.card.domain.CardExpiry;
import io.mintmark.vault.card.domain.Pan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the card form, and wipes it: a card, or everything that is wrong with it. */
@ApplicationScoped
public class ReadCard {
    /**
     * What a page wants to know of a card.
     *
     * @param allowedFunding kinds that the merchant takes, or null for all; a card of unknown kind is refused by a list
     * @param nameRequired whether the name must be given
     */
    public record Wanted(@Nullable Set<String> allowedFunding, boolean nameRequired) {}

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_EXPIRY = 9;
    /** Payers do type the number into the wrong field; it must be neither stored there nor shown again. */
    private static final Pattern MANY_DIGITS = Pattern.compile("(\\D*\\d){8,}.*", Pattern.DOTALL);

    private static final Pattern UNPRINTABLE = Pattern.compile(".*[\\p{Cntrl}<>].*", Pattern.DOTALL);

    private final AcceptedNumbers accepted;
    private final BinTable bins;
    private final InstantSource clock;

    ReadCard(AcceptedNumbers accepted, BinTable bins, InstantSource clock) {
        this.accepted = accepted;
        this.bins = bins;
        this.clock = clock;
    }

    /** Reads and wipes the body of the form. */
    public CardReading read(byte[] body, Wanted wanted) {
        try (CardForm form = new CardForm(body)) {
            List<EntryFault> faults = new ArrayList<>();
            Optional<Pan> pan = number(form, faults);
            Optional<CardExpiry> expiry = expiry(form.text("expiry"), faults);
            String name = name(form.text("name"), wanted.nameRequired(), faults);
            if (pan.isPresent()) {
                check(pan.get(), wanted, faults);
                if (faults.isEmpty() && expiry.isPresent()) {
                    CardEntry card = new CardEntry(pan.get(), expiry.get(), name.isEmpty() ? null : name);
                    return CardReading.accepted(card, name);
                }
                pan.get().close();
            }
            faults.sort(Comparator.naturalOrder());
            return CardReading.refused(faults, shown(form.text("expiry"), LONGEST_EXPIRY), shown(name, LONGEST_NAME));
        }
    }

    private static Optional<Pan> number(CardForm form, List<EntryFault> faults) {
        byte[] digits = form.number();
        if (digits.length == 0) {
            faults.add(EntryFault.NUMBER_MISSING);
            return Optional.empty();
        }
        for (byte digit : digits) {
            if (digit < '0' || digit > '9') {
                faults.add(EntryFault.NUMBER_NOT_DIGITS);
                return Optional.empty();
            }
        }
        if (digits.length < Pan.SHORTEST || digits.length > Pan.LONGEST) {
            faults.add(EntryFault.NUMBER_LENGTH);
            return Optional.empty();
        }
        return Optional.of(Pan.of(digits));
    }

    private void check(Pan pan, Wanted wanted, List<EntryFault> faults) {
        if (!bins.brandOf(pan).lengths().contains(pan.length())) {
            faults.add(EntryFault.NUMBER_LENGTH);
        } else if (!pan.passesLuhn()) {
            faults.add(EntryFault.NUMBER_MISTYPED);
        } else if (!accepted.accept(pan)) {
            faults.add(accepted.isLive() ? EntryFault.NUMBER_TEST : EntryFault.NUMBER_NOT_TEST);
        } else if (wanted.allowedFunding() != null && !isAllowed(pan, wanted.allowedFunding())) {
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
        } else if (written.length() > LONGEST_NAME
                || MANY_DIGITS.matcher(written).matches()
                || UNPRINTABLE.matcher(written).matches()) {
            faults.add(EntryFault.NAME_INVALID);
        }
        return written;
    }

    /** What may be put into the form again: nothing that could be a number. */
    private static String shown(String written, int longest) {
        return written.length() > longest || MANY_DIGITS.matcher(written).matches() ? "" : written;
    }
}

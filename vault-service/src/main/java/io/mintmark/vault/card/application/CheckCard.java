package io.mintmark.vault.card.application;

import io.mintmark.platform.problem.FieldError;
import io.mintmark.vault.card.domain.AcceptedNumbers;
import io.mintmark.vault.card.domain.BinTable;
import io.mintmark.vault.card.domain.CardEntry;
import io.mintmark.vault.card.domain.CardExpiry;
import io.mintmark.vault.card.domain.Pan;
import io.mintmark.vault.card.domain.SecurityCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks cards that came by API as the card page checks what payers enter, and tells the faults with pointers. */
@ApplicationScoped
public class CheckCard {
    private static final int LONGEST_NAME = 80;
    private static final int EARLIEST_YEAR = 2000;
    private static final int LATEST_YEAR = 9999;

    private final CheckNumber numbers;
    private final BinTable bins;
    private final InstantSource clock;

    CheckCard(AcceptedNumbers accepted, BinTable bins, InstantSource clock) {
        this.numbers = new CheckNumber(accepted, bins);
        this.bins = bins;
        this.clock = clock;
    }

    /**
     * The card, which the caller closes; empty if there are faults. The security code is looked at and goes no further.
     *
     * @param pointer where the card stands in the request
     */
    public Optional<CardEntry> check(EnteredCard entered, String pointer, List<FieldError> faults) {
        int before = faults.size();
        Optional<Pan> pan = number(entered.number(), pointer, faults);
        Optional<CardExpiry> expiry = expiry(entered.expMonth(), entered.expYear(), pointer, faults);
        code(entered.cvc(), pan, pointer, faults);
        holder(entered.holder(), pointer, faults);
        if (pan.isPresent() && expiry.isPresent() && faults.size() == before) {
            return Optional.of(new CardEntry(pan.get(), expiry.get(), entered.holder()));
        }
        pan.ifPresent(Pan::close);
        return Optional.empty();
    }

    /** The month at whose end a card expires, if both parts are there and it is one that a good card has. */
    public Optional<CardExpiry> expiry(
            @Nullable Integer month, @Nullable Integer year, String pointer, List<FieldError> faults) {
        if (month == null) {
            faults.add(new FieldError(pointer + "/expMonth", "required", "Give the month as a number from 1 to 12."));
        } else if (month < 1 || month > 12) {
            faults.add(new FieldError(pointer + "/expMonth", "out_of_range", "A month is a number from 1 to 12."));
        }
        if (year == null) {
            faults.add(new FieldError(pointer + "/expYear", "required", "Give the year with four digits."));
        } else if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
            faults.add(new FieldError(pointer + "/expYear", "out_of_range", "A year has four digits."));
        }
        if (month == null || year == null || month < 1 || month > 12 || year < EARLIEST_YEAR || year > LATEST_YEAR) {
            return Optional.empty();
        }
        CardExpiry expiry = new CardExpiry(month, year);
        Instant now = clock.instant();
        if (expiry.isPast(now)) {
            faults.add(new FieldError(pointer + "/expYear", "expired_card", "This card has expired."));
        } else if (expiry.isTooFar(now)) {
            faults.add(new FieldError(pointer + "/expYear", "out_of_range", "No card is good for so long."));
        }
        return Optional.of(expiry);
    }

    private Optional<Pan> number(@Nullable EnteredDigits entered, String pointer, List<FieldError> faults) {
        List<EntryFault> wrong = new ArrayList<>();
        Optional<Pan> pan = numbers.read(entered == null ? new byte[0] : entered.bytes(), wrong);
        pan.ifPresent(number -> numbers.check(number, wrong));
        wrong.forEach(fault -> faults.add(numberFault(fault, pointer + "/number")));
        return pan;
    }

    private static FieldError numberFault(EntryFault fault, String pointer) {
        return switch (fault) {
            case NUMBER_MISSING -> new FieldError(pointer, "required", "Give the card number.");
            case NUMBER_NOT_DIGITS -> new FieldError(pointer, "invalid_format", "A card number has digits only.");
            case NUMBER_LENGTH ->
                new FieldError(pointer, "invalid_length", "No card of this scheme has so many digits.");
            case NUMBER_MISTYPED -> new FieldError(pointer, "mistyped_card_number", "The check digit is wrong.");
            case NUMBER_NOT_TEST ->
                new FieldError(pointer, "not_a_test_card", "The sandbox takes published test cards only.");
            case NUMBER_TEST -> new FieldError(pointer, "test_card", "Live mode takes no test cards.");
            default -> throw new IllegalStateException("not about a number: " + fault);
        };
    }

    private void code(@Nullable EnteredDigits cvc, Optional<Pan> pan, String pointer, List<FieldError> faults) {
        if (cvc == null) {
            return;
        }
        byte[] digits = cvc.bytes();
        boolean rightLength = pan.isPresent()
                ? digits.length == bins.brandOf(pan.get()).securityCodeDigits()
                : digits.length >= SecurityCode.SHORTEST && digits.length <= SecurityCode.LONGEST;
        if (!rightLength || !SecurityCode.areDigits(digits)) {
            faults.add(
                    new FieldError(pointer + "/cvc", "invalid_format", "A security code has 3 digits, or 4 on Amex."));
        }
    }

    private static void holder(@Nullable String name, String pointer, List<FieldError> faults) {
        if (name != null && (name.isBlank() || name.length() > LONGEST_NAME || !PlainText.holds(name))) {
            faults.add(new FieldError(
                    pointer + "/cardholderName", "invalid_format", "A name has 1 to 80 characters, and no number."));
        }
    }
}

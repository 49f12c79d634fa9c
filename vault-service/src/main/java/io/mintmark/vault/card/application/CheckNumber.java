package io.mintmark.vault.card.application;

import io.mintmark.vault.card.domain.AcceptedNumbers;
import io.mintmark.vault.card.domain.BinTable;
import io.mintmark.vault.card.domain.Pan;
import java.util.List;
import java.util.Optional;

/** What makes a number one that this vault takes, wherever it was entered. */
final class CheckNumber {
    private final AcceptedNumbers accepted;
    private final BinTable bins;

    CheckNumber(AcceptedNumbers accepted, BinTable bins) {
        this.accepted = accepted;
        this.bins = bins;
    }

    /** The number, if there is one at all; what else is wrong with it {@link #check} tells. */
    Optional<Pan> read(byte[] digits, List<EntryFault> faults) {
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

    /** Whether nothing is wrong with it. */
    boolean check(Pan pan, List<EntryFault> faults) {
        if (!bins.brandOf(pan).lengths().contains(pan.length())) {
            faults.add(EntryFault.NUMBER_LENGTH);
        } else if (!pan.passesLuhn()) {
            faults.add(EntryFault.NUMBER_MISTYPED);
        } else if (!accepted.accept(pan)) {
            faults.add(accepted.isLive() ? EntryFault.NUMBER_TEST : EntryFault.NUMBER_NOT_TEST);
        } else {
            return true;
        }
        return false;
    }
}

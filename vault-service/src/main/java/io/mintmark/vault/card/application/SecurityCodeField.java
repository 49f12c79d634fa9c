package io.mintmark.vault.card.application;

import io.mintmark.vault.card.domain.Brand;
import io.mintmark.vault.card.domain.SecurityCode;
import java.util.List;
import java.util.Optional;

/** Reads the field for the security code, whose length is the brand's. */
final class SecurityCodeField {
    private SecurityCodeField() {}

    /** The code, or a fault; while the brand is not known any length will do, because the number is at fault then. */
    static Optional<SecurityCode> read(CardForm form, Optional<Brand> brand, List<EntryFault> faults) {
        byte[] digits = form.securityCode();
        if (digits.length == 0) {
            faults.add(EntryFault.CODE_MISSING);
            return Optional.empty();
        }
        boolean rightLength = brand.isPresent()
                ? digits.length == brand.get().securityCodeDigits()
                : digits.length >= SecurityCode.SHORTEST && digits.length <= SecurityCode.LONGEST;
        if (!rightLength || !SecurityCode.areDigits(digits)) {
            faults.add(EntryFault.CODE_INVALID);
            return Optional.empty();
        }
        return Optional.of(SecurityCode.of(digits));
    }
}

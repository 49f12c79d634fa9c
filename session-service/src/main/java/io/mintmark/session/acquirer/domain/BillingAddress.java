package io.mintmark.session.acquirer.domain;

import org.jspecify.annotations.Nullable;

/** The parts of a billing address that an issuer compares. Personal: never logged and not stored. */
public record BillingAddress(@Nullable String line1, @Nullable String postalCode) {
    @Override
    public String toString() {
        return "BillingAddress[…]";
    }
}

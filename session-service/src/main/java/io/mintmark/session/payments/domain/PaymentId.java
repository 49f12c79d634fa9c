package io.mintmark.session.payments.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/** The id of a payment: {@code pay_…}. */
public record PaymentId(String value) {
    /** Before the underscore. */
    public static final String PREFIX = "pay";

    private static final Pattern FORM = Pattern.compile(PREFIX + "_[0-9a-z]{26}");

    /** Reads one; empty for what cannot be one. */
    public static Optional<PaymentId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new PaymentId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}

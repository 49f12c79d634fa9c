package io.mintmark.vault.card.application;

import java.util.regex.Pattern;

/** What payers may enter as words. */
final class PlainText {
    /** Payers do type the number into the wrong field; it must be neither stored there nor shown again. */
    private static final Pattern MANY_DIGITS = Pattern.compile("(\\D*\\d){8,}.*", Pattern.DOTALL);

    private static final Pattern UNPRINTABLE = Pattern.compile(".*[\\p{Cntrl}<>].*", Pattern.DOTALL);

    private PlainText() {}

    /** Whether it is neither markup nor perhaps a card number. */
    static boolean holds(String text) {
        return !couldBeANumber(text) && !UNPRINTABLE.matcher(text).matches();
    }

    static boolean couldBeANumber(String text) {
        return MANY_DIGITS.matcher(text).matches();
    }
}

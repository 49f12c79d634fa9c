package io.mintmark.local.campaign;

import java.util.Locale;

/** What a payer does when the bank asks who it is. */
enum Answer {
    PASS,
    FAIL,
    CANCEL,
    /** Leaves the page as it is. */
    NONE;

    /** As the bank's form has it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

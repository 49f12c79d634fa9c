package io.mintmark.simulator.acquirer;

import java.util.Locale;

/** Which way money goes. */
enum Direction {
    /** From the cardholder. */
    CAPTURE,
    /** Back again. */
    REFUND;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

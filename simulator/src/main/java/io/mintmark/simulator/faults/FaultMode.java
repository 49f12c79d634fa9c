package io.mintmark.simulator.faults;

import java.util.Locale;

/** What goes wrong. */
public enum FaultMode {
    /** The connection is closed; the books know nothing. */
    LOSE_REQUEST,
    /** The books are written; the connection is closed. */
    LOSE_ANSWER,
    /** The request waits before the books, which then refuse it if its signature has expired. */
    DELAY,
    /** The books are written; the answer waits. */
    LATE_ANSWER,
    /** The request arrives twice, as when a network repeats it; the first answer is sent. */
    DOUBLE,
    /** The books are written; the answer is a 200 that nobody can read. */
    GARBAGE,
    /** The answer is a 500; the books know nothing. */
    ERROR,
    /** For a time, every connection is closed; the books know nothing. */
    OUTAGE;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.mintmark.simulator.faults;

import java.util.Locale;

/** What a fault strikes. */
public enum FaultOperation {
    AUTHORIZATION,
    CAPTURE,
    REFUND,
    VOID,
    COMPLETION,
    STATUS,
    ANY;

    boolean covers(FaultOperation actual) {
        return this == ANY || this == actual;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

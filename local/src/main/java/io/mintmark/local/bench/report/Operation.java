package io.mintmark.local.bench.report;

/** What is measured in a closed loop. */
public enum Operation {
    SESSION("session creation"),
    SAVE("card save"),
    /** Counted in cards. */
    BATCH("batch tokenization"),
    PAYMENT("payment with a token");

    private final String label;

    Operation(String label) {
        this.label = label;
    }

    /** As reports name it. */
    public String label() {
        return label;
    }
}

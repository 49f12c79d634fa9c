package io.mintmark.local.bench.report;

/** What is measured in a closed loop. */
public enum Operation {
    SESSION("session creation", 18),
    SAVE("card save", 120),
    /** Counted in cards. */
    BATCH("batch tokenization", 2.4),
    PAYMENT("payment with a token", 62);

    private final String label;
    private final double mostInserts;

    Operation(String label, double mostInserts) {
        this.label = label;
        this.mostInserts = mostInserts;
    }

    /** As reports name it. */
    public String label() {
        return label;
    }

    /** The bar: how many durable inserts it may cost, see {@link Comparison#cost()}. */
    double mostInserts() {
        return mostInserts;
    }
}

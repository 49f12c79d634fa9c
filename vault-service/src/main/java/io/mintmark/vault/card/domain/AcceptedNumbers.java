package io.mintmark.vault.card.domain;

import java.util.List;

/** Which numbers each mode takes (PCI DSS 6.5.5): the sandbox published test cards and the simulator's, live all others. */
public final class AcceptedNumbers {
    private final boolean live;
    private final long[] published;
    private final BinTable bins;

    /** @param publishedNumbers one a line; what follows a space, and lines that begin with {@code #}, are for people */
    public AcceptedNumbers(boolean live, List<String> publishedNumbers, BinTable bins) {
        this.live = live;
        this.bins = bins;
        this.published = publishedNumbers.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .mapToLong(line -> Long.parseLong(line.split(" ", 2)[0]))
                .sorted()
                .toArray();
    }

    /** Whether this vault may hold the number. */
    public boolean accept(Pan pan) {
        boolean test = pan.isAnyOf(published) || bins.isSimulated(pan);
        return test != live;
    }

    /** Whether this is the live mode, which refuses test cards. */
    public boolean isLive() {
        return live;
    }
}

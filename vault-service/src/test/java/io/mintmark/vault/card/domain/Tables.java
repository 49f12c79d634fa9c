package io.mintmark.vault.card.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The shipped tables, for tests. */
public final class Tables {
    private Tables() {}

    /** The shipped BIN table. */
    public static BinTable bins() {
        return BinTable.parse(lines("brands.csv"), lines("bins.csv"));
    }

    /** The shipped list of test cards, in either mode. */
    public static AcceptedNumbers acceptedNumbers(boolean live) {
        return new AcceptedNumbers(live, lines("test-cards.txt"), bins());
    }

    /** The lines of a shipped table. */
    public static List<String> lines(String name) {
        try (InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream("/cards/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package io.mintmark.vault.card.application;

import io.mintmark.platform.runtime.Mode;
import io.mintmark.vault.card.domain.AcceptedNumbers;
import io.mintmark.vault.card.domain.BinTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the tables about card numbers once. */
@Singleton
class CardTables {
    @Produces
    @Singleton
    BinTable bins(CardConfig config) {
        List<String> ranges = new ArrayList<>();
        config.moreBins().ifPresent(file -> ranges.addAll(lines(Optional.of(file), "")));
        ranges.addAll(lines(config.binTable(), "/cards/bins.csv"));
        return BinTable.parse(lines(config.brandTable(), "/cards/brands.csv"), ranges);
    }

    @Produces
    @Singleton
    AcceptedNumbers acceptedNumbers(BinTable bins, Mode mode) {
        return new AcceptedNumbers(mode.isLive(), lines(Optional.empty(), "/cards/test-cards.txt"), bins);
    }

    private static List<String> lines(Optional<Path> own, String shipped) {
        try {
            return own.isPresent() ? Files.readAllLines(own.get()) : shipped(shipped);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read a table about card numbers", unreadable);
        }
    }

    private static List<String> shipped(String resource) throws IOException {
        try (InputStream in = CardTables.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}

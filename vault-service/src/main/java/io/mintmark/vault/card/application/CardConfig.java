package io.mintmark.vault.card.application;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What is known about card numbers. */
@ConfigMapping(prefix = "mintmark.vault.cards")
public interface CardConfig {
    /** Stands in for the shipped table of schemes. */
    Optional<Path> brandTable();

    /** Stands in for the shipped BIN table. */
    Optional<Path> binTable();

    /** An operator's own lines beside those of the BIN table; where both say something of a range, these count. */
    Optional<Path> moreBins();
}

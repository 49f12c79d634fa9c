package io.mintmark.vault.capture.api;

import io.mintmark.vault.card.domain.BinTable;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** What the page's script needs to name a brand and to group digits while the payer types: the BIN table in short. */
@Singleton
class BrandHints {
    private final String ranges;
    private final String shapes;

    BrandHints(BinTable bins) {
        this.ranges = bins.brandRanges();
        this.shapes = bins.brands().stream()
                .map(brand -> brand.id() + "|" + brand.label() + "|" + brand.grouping() + "|"
                        + brand.lengths().stream().sorted().map(String::valueOf).collect(Collectors.joining(","))
                        + "|" + brand.securityCodeDigits())
                .collect(Collectors.joining(";"));
    }

    String ranges() {
        return ranges;
    }

    String shapes() {
        return shapes;
    }
}

package io.mintmark.vault.card.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.vault.card.application.ReadCard.Wanted;
import io.mintmark.vault.card.domain.AcceptedNumbers;
import io.mintmark.vault.card.domain.BinTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardTablesTest {
    private static final String OF_UNKNOWN_FUNDING = "number=4539097887163333&expiry=12%2F30&name=Ana";
    private static final Wanted DEBIT_ONLY = new Wanted(Set.of("debit"), true, false, ReadCard.Address.HIDDEN);

    private final Path folder;

    CardTablesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void linesOfTheOperatorTellWhatTheShippedTableDoesNot() throws IOException {
        // given
        Path own = Files.writeString(folder.resolve("own.csv"), "# ours\n453909,453909,visa,debit,UY,\n");

        // when
        CardReading shipped = reader(null).read(bytes(OF_UNKNOWN_FUNDING), DEBIT_ONLY);
        CardReading extended = reader(own).read(bytes(OF_UNKNOWN_FUNDING), DEBIT_ONLY);

        // then
        assertThat(shipped.faults()).containsExactly(EntryFault.KIND_NOT_ALLOWED);
        assertThat(extended.faults()).isEmpty();
        assertThat(extended.card()).isNotNull();
    }

    @Test
    void linesOfTheOperatorCountWhereTheShippedTableSaysOtherwise() throws IOException {
        // given: the shipped table says credit
        Path own = Files.writeString(folder.resolve("own.csv"), "411111,411111,visa,debit,BR,\n");
        String form = "number=4111111111111111&expiry=12%2F30&name=Ana";

        // when / then
        assertThat(reader(null).read(bytes(form), DEBIT_ONLY).faults()).containsExactly(EntryFault.KIND_NOT_ALLOWED);
        assertThat(reader(own).read(bytes(form), DEBIT_ONLY).faults()).isEmpty();
    }

    @Test
    void aBrokenLineStopsTheStartUp() throws IOException {
        // given
        Path own = Files.writeString(folder.resolve("own.csv"), "453909,453909,visa\n");

        // when / then
        assertThatThrownBy(() -> bins(own)).hasMessageContaining("six columns");
    }

    private static ReadCard reader(@Nullable Path moreBins) {
        BinTable bins = bins(moreBins);
        List<String> published = List.of("4539097887163333", "4111111111111111");
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-21T00:00:00Z"));
        return new ReadCard(new AcceptedNumbers(false, published, bins), bins, clock);
    }

    private static BinTable bins(@Nullable Path moreBins) {
        return new CardTables().bins(new CardConfig() {
            @Override
            public Optional<Path> brandTable() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> binTable() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> moreBins() {
                return Optional.ofNullable(moreBins);
            }
        });
    }

    private static byte[] bytes(String form) {
        return form.getBytes(StandardCharsets.UTF_8);
    }
}

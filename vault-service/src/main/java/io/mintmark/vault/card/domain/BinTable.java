package io.mintmark.vault.card.domain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the first digits of a number tell. The narrowest range that holds a number speaks for it; nothing may be known. */
public final class BinTable {
    private final Map<String, Brand> brands = new LinkedHashMap<>();
    private final List<BinRange> narrowestFirst;

    private BinTable(List<Brand> brands, List<BinRange> ranges) {
        brands.forEach(brand -> this.brands.put(brand.id(), brand));
        ranges.stream()
                .map(BinRange::brand)
                .filter(Predicate.not(this.brands::containsKey))
                .forEach(missing -> {
                    throw new IllegalArgumentException(
                            "the BIN table names the brand " + missing + ", which no line describes");
                });
        this.narrowestFirst =
                ranges.stream().sorted(Comparator.comparingInt(BinRange::size)).toList();
    }

    /**
     * Reads the two tables; lines that begin with {@code #} and empty lines are for people.
     *
     * @param brandLines {@code id,label,lengths,grouping,code}, lengths parted by spaces; the digits of the security code may be
     *     left out where they are three
     * @param rangeLines {@code low,high,brand,funding,country,note}; of two lines for the same range the first counts
     */
    public static BinTable parse(List<String> brandLines, List<String> rangeLines) {
        return new BinTable(
                rows(brandLines).stream().map(BinTable::parseBrand).toList(),
                rows(rangeLines).stream().map(BinRange::parse).toList());
    }

    private static List<String> rows(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static Brand parseBrand(String line) {
        String[] columns = line.split(",", -1);
        return new Brand(
                columns[0].strip(),
                columns[1].strip(),
                Arrays.stream(columns[2].strip().split(" "))
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet()),
                columns[3].strip(),
                columns.length > 4 ? Integer.parseInt(columns[4].strip()) : Brand.USUAL_CODE);
    }

    /** The scheme of a number, or {@link Brand#UNKNOWN}. */
    public Brand brandOf(Pan pan) {
        return rangeOf(pan).map(range -> brand(range.brand())).orElse(Brand.UNKNOWN);
    }

    /** {@code credit}, {@code debit} or {@code prepaid}; null where the table does not tell. */
    public @Nullable String fundingOf(Pan pan) {
        return rangeOf(pan).map(BinRange::funding).orElse(null);
    }

    /** All that may be said of a card. */
    public CardFacts factsOf(Pan pan, CardExpiry expiry) {
        Optional<BinRange> range = rangeOf(pan);
        return new CardFacts(
                brandOf(pan).id(),
                pan.last4(),
                pan.bin(),
                expiry.month(),
                expiry.year(),
                range.map(BinRange::funding).orElse(null),
                range.map(BinRange::country).orElse(null));
    }

    /** Whether the number lies in a range of the card simulator's own. */
    public boolean isSimulated(Pan pan) {
        return rangeOf(pan).filter(BinRange::simulated).isPresent();
    }

    private Optional<BinRange> rangeOf(Pan pan) {
        int prefix = pan.prefix(BinRange.WIDTH);
        return narrowestFirst.stream().filter(range -> range.holds(prefix)).findFirst();
    }

    /** The brand of an id as it was stored. */
    public Brand brand(String id) {
        return brands.getOrDefault(id, Brand.UNKNOWN);
    }

    /** The ranges of the schemes and of the simulator, the narrowest first, as {@code low-high:brand}: enough for the page to name it while typing. */
    public String brandRanges() {
        return narrowestFirst.stream()
                .filter(range -> range.funding() == null || range.simulated())
                .map(range -> range.low() + "-" + range.high() + ":" + range.brand())
                .collect(Collectors.joining(" "));
    }

    /** All brands, in the order of the file. */
    public List<Brand> brands() {
        return List.copyOf(brands.values());
    }
}

package io.mintmark.session.payments.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.session.acquirer.domain.RefusalReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/guide/payments.md} draws the moves that the domain allows, and groups refusals as the domain does. */
class GuideTest {
    private static final Pattern MOVE = Pattern.compile("(?m)^    (\\[\\*]|[a-z_]+) --> (\\[\\*]|[a-z_]+)");
    private static final Pattern RETRY =
            Pattern.compile("(?m)^\\| `(never|later|other_data)` \\| [^|]+ \\| ([`a-z_, ]+) \\|$");

    @Test
    void theDiagramHasEveryMoveAndNoOther() {
        // given
        Set<String> allowed = Arrays.stream(PaymentStatus.values())
                .flatMap(from -> from.isFinal()
                        ? Stream.of(from.label() + " > [*]")
                        : from.moves().stream().map(to -> from.label() + " > " + to.label()))
                .collect(Collectors.toCollection(TreeSet::new));
        allowed.add("[*] > " + PaymentStatus.PENDING.label());

        // when
        Set<String> drawn = MOVE.matcher(section("## Where a payment stands"))
                .results()
                .map(move -> move.group(1) + " > " + move.group(2))
                .collect(Collectors.toCollection(TreeSet::new));

        // then
        assertThat(drawn).isEqualTo(allowed);
    }

    @Test
    void everyRefusalSaysWhetherToTryAgain() {
        // given
        Map<String, String> decided = new TreeMap<>();
        Stream.concat(
                        Stream.concat(IntStream.range(1, 100).mapToObj("%02d"::formatted), Stream.of("N7", "1A", "6P"))
                                .map(Refusal::of),
                        Stream.of(Refusal.unavailable(), Refusal.cardUnavailable()))
                .forEach(
                        refusal -> decided.put(refusal.reason(), refusal.retry().label()));
        assertThat(decided).hasSize(RefusalReason.values().length + 2);

        // when
        Map<String, String> told = new TreeMap<>();
        for (MatchResult row :
                RETRY.matcher(section("## When it is refused")).results().toList()) {
            for (String reason : row.group(2).replace("`", "").split(", ")) {
                assertThat(told.put(reason, row.group(1))).as(reason).isNull();
            }
        }

        // then
        assertThat(told).isEqualTo(decided);
    }

    private static String section(String heading) {
        try {
            String page = Files.readString(Path.of("../docs/guide/payments.md"));
            int from = page.indexOf("\n" + heading);
            return page.substring(from, page.indexOf("\n## ", from + 1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

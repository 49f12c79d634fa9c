package io.mintmark.endtoend.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/guide/test-cards.md} names numbers that the sandbox takes, and what the simulator makes of them. */
class TestCardsGuideTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ([0-9 ]{15,23}) \\| ([^|]+) \\| ([^|]+) \\|(?: ([^|]*) \\|)?$");
    private static final Pattern REASON =
            Pattern.compile("(?m)^\\| ([0-9A-Z]{2}) \\| `([a-z_]+)` \\| `([a-z_]+)` \\|$");
    private static final Pattern NAME = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| ([^|]+) \\| ([0-9N]{2}) \\|$");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?m)^\\| ([0-9 ]{19}|any other) \\| (matches|does not match) \\| (matches|does not match) \\| ([YNAZ]) \\|$");
    private static final String ISSUER = "simulator/src/test/java/io/mintmark/simulator/acquirer/IssuerTest.java";
    private static final Pattern AUTHENTICATED =
            Pattern.compile("(?m)^\\| ([0-9 ]{19}) \\| (`frictionless`|a challenge|`failed`[a-z ]*|`unavailable`) \\|");
    private static final String DIRECTORY = "simulator/src/main/java/io/mintmark/simulator/acquirer/Directory.java";
    private static final String SESSION = "session-service/src/main/java/io/mintmark/session/";
    private static final String MISTYPED = "4242424242424241";

    private record Row(String number, String says, String code) {}

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Matcher row = ROW.matcher(Repository.read("docs/guide/test-cards.md"));
        while (row.find()) {
            String code = row.group(4) == null ? "" : row.group(4).strip();
            rows.add(new Row(row.group(1).replace(" ", ""), row.group(3), code));
        }
        assertThat(rows).hasSizeGreaterThan(15);
        return rows;
    }

    @Test
    void theSandboxTakesEveryNumberButTheMistypedOne() {
        Set<String> taken = Repository.read("vault-service/src/main/resources/cards/test-cards.txt")
                .lines()
                .collect(Collectors.toSet());

        assertThat(rows()).allSatisfy(row -> assertThat(taken.contains(row.number()))
                .as(row.number())
                .isEqualTo(!row.number().equals(MISTYPED)));
    }

    @Test
    void theSimulatorAnswersWithTheCodeThatTheGuideNames() {
        String issuer = Repository.read(ISSUER);
        List<Row> verified = rows().stream()
                .filter(row -> row.code().matches("[0-9N]{2}|N7"))
                .toList();

        assertThat(verified).hasSizeGreaterThan(10).allSatisfy(row -> {
            boolean refused = row.says().startsWith("refused");
            assertThat(row.code().equals("00")).as(row.number()).isEqualTo(!refused);
            if (refused) {
                assertThat(issuer).contains("\"" + row.number() + ", " + row.code() + ", ");
            }
        });
    }

    @Test
    void theKindsAreThoseOfTheTable() {
        String table = Repository.read("vault-service/src/main/resources/cards/bins.csv");
        List<Row> kinds = rows().stream()
                .filter(row -> row.says().matches("credit|debit|prepaid"))
                .toList();

        assertThat(kinds).hasSize(4).allSatisfy(row -> {
            String bin = row.number().substring(0, 6);
            assertThat(table).containsPattern("(?m)^" + bin + "," + bin + ",[a-z]+," + row.says() + ",");
        });
    }

    @Test
    void theReasonsAreThoseThatPaymentsTell() {
        String reasons = Repository.read(SESSION + "acquirer/domain/RefusalReason.java");
        String retries = Repository.read(SESSION + "payments/domain/Refusal.java");
        List<MatchResult> rows = matches(REASON);

        assertThat(rows).hasSize(11).allSatisfy(row -> {
            String reason = row.group(2).toUpperCase(Locale.ROOT);
            assertThat(reasons).contains(reason + "(\"" + row.group(1) + "\")");
            assertThat(retries)
                    .containsPattern("case [^;>]*\\b" + reason + "\\b[^;>]*-> Retry\\."
                            + row.group(3).toUpperCase(Locale.ROOT) + ";");
        });
    }

    @Test
    void everyCodeOfTheGuideHasItsReason() {
        Set<String> explained =
                matches(REASON).stream().map(row -> row.group(1)).collect(Collectors.toSet());

        assertThat(Stream.concat(
                        rows().stream().map(Row::code).filter(code -> code.matches("[0-9N]{2}")),
                        matches(NAME).stream().map(row -> row.group(3))))
                .filteredOn(code -> !code.equals("00"))
                .allMatch(explained::contains);
    }

    @Test
    void theSimulatorAnswersANameAsTheGuideSays() {
        String issuer = Repository.read(ISSUER);
        List<MatchResult> rows = matches(NAME);

        assertThat(rows).hasSize(8).allSatisfy(row -> {
            assertThat(issuer).contains("\"" + row.group(1) + ", " + row.group(3) + ", ");
            assertThat(row.group(2).startsWith("refused"))
                    .isEqualTo(!row.group(3).equals("00"));
        });
    }

    @Test
    void theSimulatorComparesAddressesAsTheGuideSays() {
        String issuer = Repository.read(ISSUER);
        List<MatchResult> rows = matches(ADDRESS);

        assertThat(rows).hasSize(4).allSatisfy(row -> {
            String number = row.group(1).equals("any other")
                    ? "4242424242424242"
                    : row.group(1).replace(" ", "");
            assertThat(issuer).contains("\"" + number + ", 1 Main Street, 94107, " + row.group(4) + "\"");
            assertThat(row.group(2).equals("matches") ? "YA" : "NZ").contains(row.group(4));
            assertThat(row.group(3).equals("matches") ? "YZ" : "NA").contains(row.group(4));
        });
    }

    @Test
    void theSimulatorAuthenticatesAsTheGuideSays() {
        String table = Repository.read(DIRECTORY);
        String taken = Repository.read("vault-service/src/main/resources/cards/test-cards.txt");
        List<MatchResult> rows = matches(AUTHENTICATED);

        assertThat(rows).hasSize(12).allSatisfy(row -> {
            String number = row.group(1).replace(" ", "");
            assertThat(taken).contains(number);
            assertThat(table).contains("\"" + number + "\"");
        });
    }

    private static List<MatchResult> matches(Pattern row) {
        return row.matcher(Repository.read("docs/guide/test-cards.md"))
                .results()
                .toList();
    }
}

package io.mintmark.endtoend.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A test stands behind each row of {@code docs/seeds.md}. */
class SeedsGuideTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!Their example|---)(.+?) \\|.*\\| (.+?) \\|$");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test|[A-Z]\\w+IT)(?:\\.(\\w+))?`");
    private static final List<String> MODULES =
            List.of("session-service", "vault-service", "webhook-service", "end-to-end-tests");

    @Test
    void everyRowNamesATestThatIsThere() {
        // given
        List<MatchResult> rows =
                ROW.matcher(Repository.read("docs/seeds.md")).results().toList();
        assertThat(rows).hasSizeGreaterThan(30);

        // when / then
        assertThat(rows).allSatisfy(row -> {
            MatchResult named = TEST.matcher(row.group(2))
                    .results()
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no test for: " + row.group(1)));
            List<String> sources = MODULES.stream()
                    .flatMap(module -> Repository.tests(module, named.group(1)))
                    .toList();
            assertThat(sources).as(named.group(1)).hasSize(1);
            if (named.group(2) != null) {
                assertThat(sources.get(0)).as(named.group()).contains("void " + named.group(2) + "(");
            }
        });
    }
}

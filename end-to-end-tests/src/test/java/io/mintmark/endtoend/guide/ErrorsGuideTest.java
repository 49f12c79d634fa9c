package io.mintmark.endtoend.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/guide/errors.md} has a paragraph on every code that stands in the sources, and on no other. */
class ErrorsGuideTest {
    private static final List<String> MODULES = List.of(
            "platform", "session-service", "vault-service", "webhook-service", "network-token-service", "local");

    /** The ways in which a code is written down. */
    private static final List<Pattern> CODES = List.of(
            Pattern.compile(
                    "Problem\\s*\\.\\s*(?:of|badRequest|conflict|conflictForNow|forbidden|tooMany|unprocessable)"
                            + "\\(\\s*(?:\\d+\\s*,\\s*)?\"([a-z_]+)\""),
            Pattern.compile("new Problem\\(\\s*\\d+\\s*,\\s*\"([a-z_]+)\""),
            Pattern.compile("new FieldError\\(\\s*[^;]*?,\\s*\"([a-z_]+)\"\\s*,"),
            Pattern.compile("faults\\.add\\(\\s*[^;]*?,\\s*\"([a-z_]+)\"\\s*,"),
            Pattern.compile("\\badd\\(\\s*pointer[^;]*?,\\s*\"([a-z_]+)\"\\s*,"),
            Pattern.compile("Parameters\\.error\\([^;]*?,\\s*\"([a-z_]+)\""),
            Pattern.compile("\\brefused\\(\\s*\"([a-z_]+)\""),
            Pattern.compile("message = \"([a-z_]+): "),
            Pattern.compile("case (?:\"[A-Z][A-Za-z]+\",?\\s*)+ -> \"([a-z_]+)\";"));

    private static final Pattern OF_THE_GATEWAY = Pattern.compile("[A-Z_]+\\(\\d{3}, \"([a-z_]+)\"");
    private static final Pattern REASON = Pattern.compile("\\n {8}([A-Z_]+)\\(\"");

    @Test
    void everyCodeHasAParagraphAndNoParagraphIsLeftOver() {
        // given
        Set<String> emitted = new TreeSet<>(Set.of("invalid"));
        MODULES.forEach(module -> Repository.sources(module).forEach(source -> addCodes(emitted, source)));
        OF_THE_GATEWAY
                .matcher(Repository.read("local/src/main/java/io/mintmark/local/gateway/GatewayProblem.java"))
                .results()
                .forEach(found -> emitted.add(found.group(1)));
        addTargetCodes(emitted);
        assertThat(emitted).contains("unauthenticated", "bad_gateway", "duplicate_reference", "url_ip_literal");

        // when
        Set<String> described = new TreeSet<>();
        Matcher heading = Pattern.compile("(?m)^### `([a-z_]+)`$\\n(.+)").matcher(guide());
        while (heading.find()) {
            assertThat(described.add(heading.group(1))).as(heading.group(1)).isTrue();
        }

        // then
        assertThat(described).containsExactlyElementsOf(emitted);
    }

    private static String guide() {
        return Repository.read("docs/guide/errors.md");
    }

    private static void addCodes(Set<String> codes, String source) {
        for (Pattern written : CODES) {
            written.matcher(source).results().forEach(found -> codes.add(found.group(1)));
        }
    }

    /** A refused webhook address has a code by its reason. */
    private static void addTargetCodes(Set<String> codes) {
        String reasons =
                Repository.read("webhook-service/src/main/java/io/mintmark/webhook/egress/domain/TargetRefused.java");
        REASON.matcher(reasons)
                .results()
                .forEach(reason -> codes.add("url_" + reason.group(1).toLowerCase(Locale.ROOT)));
    }
}

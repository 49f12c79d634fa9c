package io.mintmark.endtoend.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.contracts.EventType;
import io.mintmark.contracts.testing.WireSchemas;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/guide/payments.md} and {@code webhooks.md} use the words of the contract, all of them and no other. */
class PaymentsGuideTest {
    private static final JsonNode SCHEMA = WireSchemas.read(EventType.PAYMENT_PENDING.schemaResource());
    private static final String PAYMENTS = Repository.read("docs/guide/payments.md");
    private static final String WEBHOOKS = Repository.read("docs/guide/webhooks.md");

    @Test
    void theDiagramAndTheTableHaveEveryStatus() {
        String section = section(PAYMENTS, "## Where a payment stands");
        Set<String> statuses = words(SCHEMA.at("/$defs/payment/properties/status/enum"));

        assertThat(found("^    (?:\\[\\*]|([a-z_]+)) --> (?:\\[\\*]|([a-z_]+))", section))
                .isEqualTo(statuses);
        assertThat(found("^\\| `([a-z_]+)` \\|", rows(section))).isEqualTo(statuses);
        assertThat(found("`([A-Z][A-Za-z]+)`", section))
                .isEqualTo(words(SCHEMA.at("/$defs/payment/properties/resultCode/enum")));
    }

    @Test
    void everyWayToTryAgainIsExplained() {
        assertThat(found("^\\| `([a-z_]+)` \\|", rows(section(PAYMENTS, "## When it is refused"))))
                .isEqualTo(words(SCHEMA.at("/$defs/refusal/properties/retry/enum")));
    }

    @Test
    void everyOutcomeOfAnOperationIsInItsDiagram() {
        assertThat(found(
                        "^    (?:\\[\\*]|([a-z_]+)) --> (?:\\[\\*]|([a-z_]+))",
                        section(PAYMENTS, "## Capture, cancel")))
                .isEqualTo(words(SCHEMA.at("/$defs/operation/properties/status/enum")));
    }

    @Test
    void everyEventAndEveryChangeIsNamed() {
        String section = section(PAYMENTS, "## Being told");

        assertThat(found("`(payment\\.[a-z_]+)`", section)).isEqualTo(merchantVisible("payment."));
        assertThat(words(SCHEMA.at("/properties/change/enum")))
                .allSatisfy(change -> assertThat(section).contains("`" + change + "`"));
    }

    @Test
    void theListOfWebhooksIsComplete() {
        assertThat(found(
                        "`([a-z_]+\\.[a-z_]+)`",
                        section(WEBHOOKS, "## Which events there are").replace("`data.change`", "")))
                .isEqualTo(merchantVisible(""));
    }

    private static Set<String> merchantVisible(String prefix) {
        return Arrays.stream(EventType.values())
                .filter(EventType::isMerchantVisible)
                .map(EventType::wireName)
                .filter(name -> name.startsWith(prefix))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String section(String page, String heading) {
        int from = page.indexOf("\n" + heading);
        assertThat(from).as(heading).isPositive();
        int to = page.indexOf("\n## ", from + 1);
        return to < 0 ? page.substring(from) : page.substring(from, to);
    }

    /** The table without its heading. */
    private static String rows(String section) {
        return section.substring(section.indexOf("\n| --- |"));
    }

    private static Set<String> found(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        for (MatchResult match : Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .toList()) {
            for (int group = 1; group <= match.groupCount(); group++) {
                if (match.group(group) != null) {
                    found.add(match.group(group));
                }
            }
        }
        return found;
    }

    private static Set<String> words(JsonNode values) {
        Set<String> words = new TreeSet<>();
        values.forEach(value -> {
            if (value.isTextual()) {
                words.add(value.asText());
            }
        });
        assertThat(words).isNotEmpty();
        return words;
    }
}

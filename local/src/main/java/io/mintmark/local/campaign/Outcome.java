package io.mintmark.local.campaign;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a campaign ended.
 *
 * @param tally what there was in the end
 * @param counts how often each thing happened
 * @param differences between the books; a good end has none
 * @param settling how long it took after the last fault until there were none, or was waited in vain
 */
public record Outcome(
        CampaignOptions options,
        int kills,
        Tally tally,
        Map<String, Integer> counts,
        List<String> differences,
        Duration traffic,
        Duration settling) {

    /** A page of it. */
    String markdown() {
        StringBuilder page = new StringBuilder("# Payments campaign\n\n");
        page.append("`./run campaign payments --seed ").append(options.seed()).append(" --steps ");
        page.append(options.steps()).append(" --kills ").append(options.kills()).append("`\n\n");
        page.append("| | |\n| --- | --- |\n");
        row(page, "seed", options.seed());
        row(page, "steps", options.steps());
        row(page, "actors at the same time", options.actors());
        row(page, "acquirers' requests struck", options.chaosPercent() + " of 100");
        row(page, "`kill -9`", kills);
        row(page, "payments", tally.payments());
        row(page, "sessions", tally.sessions());
        row(page, "authorizations in the books of the acquirer of cards", tally.authorizations());
        row(page, "authorizations in the books of Authorize.net", tally.externals());
        tally.completions().forEach((result, count) -> row(page, "completions of challenges " + result, count));
        row(page, "requests that reached an acquirer twice", tally.duplicates());
        row(page, "time of traffic", traffic.toSeconds() + " s");
        row(page, "until the books agreed, after the last fault", settling.toSeconds() + " s");
        row(page, "differences", differences.size());
        table(page, "Payments in the end", "Status", tally.statuses());
        table(
                page,
                "What the banks of authenticated payers said of their attempts",
                "`threeDSecure.status`",
                tally.authentications());
        table(page, "What was answered", "Answer", counts);
        if (!differences.isEmpty()) {
            page.append("\n## Differences\n\n");
            differences.forEach(
                    difference -> page.append("- ").append(difference).append('\n'));
        }
        return page.toString();
    }

    private static void table(StringBuilder page, String title, String what, Map<String, Integer> counts) {
        page.append('\n').append(title).append(":\n\n");
        row(page, what, "Times");
        page.append("| --- | --- |\n");
        counts.forEach((name, count) -> row(page, name, count));
    }

    private static void row(StringBuilder page, String name, Object value) {
        page.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }
}

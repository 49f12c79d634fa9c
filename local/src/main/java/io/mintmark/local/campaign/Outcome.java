package io.mintmark.local.campaign;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a campaign ended.
 *
 * @param counts how often each thing happened
 * @param statuses of all payments in the end
 * @param differences between the books; a good end has none
 * @param settling how long it took after the last fault until there were none, or was waited in vain
 */
public record Outcome(
        CampaignOptions options,
        int kills,
        int payments,
        int sessions,
        int authorizations,
        int duplicates,
        Map<String, Integer> counts,
        Map<String, Integer> statuses,
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
        row(page, "acquirer's requests struck", options.chaosPercent() + " of 100");
        row(page, "`kill -9`", kills);
        row(page, "payments", payments);
        row(page, "sessions", sessions);
        row(page, "authorizations in the acquirer's books", authorizations);
        row(page, "requests that reached it twice", duplicates);
        row(page, "time of traffic", traffic.toSeconds() + " s");
        row(page, "until the books agreed, after the last fault", settling.toSeconds() + " s");
        row(page, "differences", differences.size());
        page.append("\nPayments in the end:\n\n| Status | Payments |\n| --- | --- |\n");
        statuses.forEach((status, count) -> row(page, status, count));
        page.append("\nWhat was answered:\n\n| Answer | Times |\n| --- | --- |\n");
        counts.forEach((what, count) -> row(page, what, count));
        if (!differences.isEmpty()) {
            page.append("\n## Differences\n\n");
            differences.forEach(
                    difference -> page.append("- ").append(difference).append('\n'));
        }
        return page.toString();
    }

    private static void row(StringBuilder page, String name, Object value) {
        page.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }
}

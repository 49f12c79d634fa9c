package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.local.Progress;
import io.mintmark.local.campaign.Campaign;
import io.mintmark.local.campaign.CampaignOptions;
import io.mintmark.local.campaign.Outcome;
import io.mintmark.local.campaign.Tally;
import io.mintmark.local.campaign.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A short {@code ./run campaign payments}: whatever goes wrong, the books are the acquirers' in the end. */
@Order(4)
@OnCluster
class LedgerIT {
    private static final CampaignOptions SHORT = new CampaignOptions(20_261_127, 220, 6, 2, 12);

    private final Platform platform;

    LedgerIT(Platform platform) {
        this.platform = platform;
    }

    @Test
    void afterFaultsAndKillsTheBooksEqualTheAcquirers() throws Exception {
        Outcome outcome = new Campaign(Target.of(platform.cluster()), SHORT, Progress.silent()).run();

        assertThat(outcome.differences()).isEmpty();
        assertThat(outcome.kills()).isEqualTo(2);
        Tally tally = outcome.tally();
        assertThat(tally.statuses()).containsKeys("captured", "authorized", "canceled", "refused");
        assertThat(tally.authentications()).containsKeys("challenge", "challenged", "failed");
        assertThat(tally.completions()).containsKeys("approved", "declined");
        assertThat(tally.externals()).isPositive();
        assertThat(outcome.counts()).containsKeys("external payment captured", "bank's question: pass");
        assertThat(outcome.settling()).isLessThan(CampaignOptions.SETTLED_WITHIN);
    }
}

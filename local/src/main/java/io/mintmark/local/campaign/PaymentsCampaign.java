package io.mintmark.local.campaign;

import io.mintmark.local.CannotStart;
import io.mintmark.local.Cluster;
import io.mintmark.local.ClusterOptions;
import io.mintmark.local.LogFile;
import io.mintmark.local.Progress;
import io.mintmark.local.plan.Folders;
import io.mintmark.local.plan.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What {@code ./run campaign payments} executes: a cluster of its own, the campaign, the page about it. */
public final class PaymentsCampaign {
    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;

    /** Some that nobody answers are to end while others still pay. */
    private static final Map<String, String> QUICK_CHALLENGES = Map.of("MINTMARK_PAYMENTS_CHALLENGE_LIFETIME", "PT20S");

    private PaymentsCampaign() {}

    /** Exits with 1 when the books differ in the end, or anything else went wrong. */
    public static void main(String[] arguments) {
        CampaignOptions options;
        try {
            options = CampaignOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_USE);
            return;
        }
        Path target = Folders.findRoot().resolve("target/campaign");
        try {
            System.exit(run(options, target) ? 0 : FAILED);
        } catch (CannotStart inTheWay) {
            System.err.println(inTheWay.getMessage());
        } catch (Exception failure) {
            Logger.getLogger("mintmark").log(Level.SEVERE, "the campaign failed", failure);
            System.err.println("The campaign failed: " + failure + "\nMore: " + target.resolve("cluster/logs"));
        }
        System.exit(FAILED);
    }

    private static boolean run(CampaignOptions options, Path target) throws Exception {
        Progress progress = new Progress(System.out);
        progress.print("Starting a cluster for the campaign");
        Files.createDirectories(target);
        ClusterOptions wanted = ClusterOptions.inFolder(target.resolve("cluster"))
                .withFresh(true)
                .withExtra(Service.SESSION, QUICK_CHALLENGES);
        Cluster cluster = Cluster.prepare(wanted, progress);
        LogFile.use(cluster.logs().resolve("campaign.log"));
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
        cluster.start();
        Outcome outcome = new Campaign(Target.of(cluster), options, progress).run();
        String page = outcome.markdown();
        Path file = Files.writeString(target.resolve("payments-" + options.seed() + ".md"), page);
        progress.print("\n" + page + "\nWritten to " + file);
        return outcome.differences().isEmpty();
    }
}

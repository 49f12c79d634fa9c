package io.mintmark.local.bench;

import io.mintmark.local.plan.Service;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Waits until the platform has nothing left to do, so that one measurement does not pay for the one before. */
final class Quiet {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long BETWEEN_LOOKS_MILLIS = 500;

    /** What has still to be published or delivered. */
    private static final String TO_DO = Arrays.stream(Service.values())
                    .map(service -> "select count(*) as n from " + service.schema() + ".outbox")
                    .collect(Collectors.joining(" union all "))
            + " union all select count(*) from webhook.webhook_delivery"
            + " where status in ('pending', 'leased') and merchant_id = %d";
    /** What consumers have taken in; it grows as long as they lag behind. */
    private static final String TAKEN = Arrays.stream(Service.values())
            .map(service -> "select count(*) as n from " + service.schema() + ".inbox")
            .collect(Collectors.joining(" union all "));

    private final Connection superuser;
    private final String toDo;

    /** @param merchant whose webhooks are waited for */
    Quiet(Connection superuser, long merchant) {
        this.superuser = superuser;
        this.toDo = TO_DO.formatted(merchant);
    }

    void await() throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long taken = -1;
        long before;
        do {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("the platform does not come to rest");
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            before = taken;
            taken = sum(TAKEN);
        } while (taken != before || sum(toDo) > 0);
    }

    private long sum(String counts) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("select sum(n) from (" + counts + ") counts")) {
            row.next();
            return row.getLong(1);
        }
    }
}

package io.mintmark.session.sessions.application;

import io.mintmark.session.acquirer.application.Acquirer.Errand;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Lets time pass by turning back what the rows remember of it: the database's clock stays as it is. */
final class Clockwork {
    private static final String SESSIONS = "update sessions set expires_at = expires_at - ? * interval '1 second',"
            + " processing_since = processing_since - ? * interval '1 second',"
            + " resolving_until = resolving_until - ? * interval '1 second'"
            + " where merchant_id = ? and status in ('pending', 'processing', 'requires_action')";
    private static final String VERIFICATIONS = "update verifications set lease_until = lease_until - ? * interval"
            + " '1 second', send_before = send_before - ? * interval '1 second'"
            + " where merchant_id = ? and status in ('undecided', 'approved')";

    private static final String ATTEMPTS = "update payment_attempts set lease_until = lease_until - ? * interval"
            + " '1 second', send_before = send_before - ? * interval '1 second'"
            + " where merchant_id = ? and status in ('undecided', 'challenged', 'completing', 'approved')";

    private final Connection database;
    private final long merchant;
    private final AtomicLong unique = new AtomicLong();
    private volatile Duration passed = Duration.ZERO;

    Clockwork(Connection database, long merchant) {
        this.database = database;
        this.merchant = merchant;
    }

    /** A number that was not given before. */
    long unique() {
        return unique.incrementAndGet();
    }

    void jump(int seconds) {
        passed = passed.plusSeconds(seconds);
        update(SESSIONS, seconds, seconds, seconds, merchant);
        update(VERIFICATIONS, seconds, seconds, merchant);
        update(ATTEMPTS, seconds, seconds, merchant);
    }

    /** Whether an errand of now may still be sent at a later moment. */
    BooleanSupplier deadline(Errand errand) {
        Duration before = passed;
        return () -> !now().plus(passed.minus(before)).isAfter(errand.sendBefore());
    }

    private synchronized Instant now() {
        try (PreparedStatement statement = database.prepareStatement("select clock_timestamp()");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getTimestamp(1).toInstant();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private synchronized void update(String sql, Object... values) {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int place = 0; place < values.length; place++) {
                statement.setObject(place + 1, values[place]);
            }
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}

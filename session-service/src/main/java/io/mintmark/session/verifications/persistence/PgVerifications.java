package io.mintmark.session.verifications.persistence;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.verifications.application.Verifications;
import io.mintmark.session.verifications.domain.Trial;
import io.mintmark.session.verifications.domain.Verification;
import io.mintmark.session.verifications.domain.VerificationId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Verifications in Postgres. */
@Singleton
class PgVerifications implements Verifications {
    private static final String INSERT = "insert into verifications (id, merchant_id, session_id, session_sequence,"
            + " staged_card_id, instrument_id, amount, currency, authorize_reference, status, send_before, releases,"
            + " lease_until, created_at, updated_at, sequence) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'undecided',"
            + " now() + $10 * interval '1 millisecond', 0, now() + $11 * interval '1 millisecond', now(), now(), 1)"
            + " returning " + VerificationRows.COLUMNS;
    private static final String FIND =
            "select " + VerificationRows.COLUMNS + " from verifications where id = $1 and merchant_id = $2";
    private static final String OF_SESSION = "select " + VerificationRows.COLUMNS
            + " from verifications where session_id = $1 and session_sequence = $2 and merchant_id = $3";
    private static final String SAVE = "update verifications set status = $1, releases = $2, response_code = $3,"
            + " network_transaction_id = $4, lease_until = now(), updated_at = now(), sequence = $5"
            + " where id = $6 and sequence = $7 and merchant_id = $8";
    private static final String LEASE = "update verifications set lease_until = now() + $1 * interval '1 millisecond'"
            + " where id in (select id from verifications where status = $2 and lease_until <= now()"
            + " order by lease_until limit $3 for update skip locked) returning " + VerificationRows.COLUMNS;
    private static final String HELD = "select count(*) from verifications"
            + " where status = 'approved' and updated_at <= now() - $1 * interval '1 millisecond'";

    PgVerifications() {}

    @Override
    public Uni<Verification> add(
            SqlConnection tx, VerificationId id, Trial trial, Duration sendWithin, Duration lease) {
        CardRef card = trial.card();
        Tuple values = Tuple.tuple()
                .addString(id.value())
                .addLong(trial.merchant())
                .addString(trial.session())
                .addLong(trial.sessionSequence())
                .addString(card instanceof CardRef.Staged ? card.id() : null)
                .addString(card instanceof CardRef.Saved ? card.id() : null)
                .addLong(trial.amount().value())
                .addString(trial.amount().currency().getCurrencyCode())
                .addString(Verification.authorization(id).value())
                .addInteger(millis(sendWithin))
                .addInteger(millis(lease));
        return tx.preparedQuery(INSERT)
                .execute(values)
                .map(rows -> VerificationRows.read(rows.iterator().next()));
    }

    @Override
    public Uni<Optional<Seen>> find(SqlConnection tx, MerchantId merchant, VerificationId id) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(id.value(), merchant.value()))
                .map(rows -> VerificationRows.all(rows).stream().findFirst());
    }

    @Override
    public Uni<Optional<Verification>> of(SqlConnection tx, MerchantId merchant, String session, long sessionSequence) {
        return tx.preparedQuery(OF_SESSION)
                .execute(Tuple.of(session, sessionSequence, merchant.value()))
                .map(rows -> VerificationRows.all(rows).stream().findFirst().map(Seen::verification));
    }

    @Override
    public Uni<Boolean> save(SqlConnection tx, Verification next) {
        Tuple values = Tuple.tuple()
                .addString(next.status().label())
                .addInteger(next.releases())
                .addString(next.responseCode())
                .addString(next.networkTransactionId())
                .addLong(next.sequence())
                .addString(next.id().value())
                .addLong(next.sequence() - 1)
                .addLong(next.trial().merchant());
        return tx.preparedQuery(SAVE).execute(values).map(done -> done.rowCount() == 1);
    }

    @Override
    public Uni<List<Seen>> leaseUndecided(SqlConnection tx, Duration lease, int limit) {
        return lease(tx, "undecided", lease, limit);
    }

    @Override
    public Uni<List<Seen>> leaseApproved(SqlConnection tx, Duration lease, int limit) {
        return lease(tx, "approved", lease, limit);
    }

    private static Uni<List<Seen>> lease(SqlConnection tx, String status, Duration lease, int limit) {
        return tx.preparedQuery(LEASE)
                .execute(Tuple.of(millis(lease), status, limit))
                .map(VerificationRows::all);
    }

    @Override
    public Uni<Long> heldFor(SqlConnection tx, Duration time) {
        return tx.preparedQuery(HELD)
                .execute(Tuple.of(millis(time)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }
}

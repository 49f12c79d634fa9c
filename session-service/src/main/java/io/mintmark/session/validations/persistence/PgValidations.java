package io.mintmark.session.validations.persistence;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.validations.application.Validations;
import io.mintmark.session.validations.domain.Validation;
import io.mintmark.session.validations.domain.ValidationId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Validations in Postgres. */
@Singleton
class PgValidations implements Validations {
    private static final String COLUMNS = "id, merchant_id, instrument_id, tries, status, send_before, response_code,"
            + " avs_result, cvc_result, answered_at, sequence, clock_timestamp() as read_at";
    private static final String INSERT = "insert into validations (id, merchant_id, instrument_id, tries,"
            + " authorize_reference, status, send_before, lease_until, created_at, updated_at, sequence)"
            + " values ($1, $2, $3, 1, $4, 'undecided', now() + $5 * interval '1 millisecond',"
            + " now() + $6 * interval '1 millisecond', now(), now(), 1) returning " + COLUMNS;
    private static final String FIND = "select " + COLUMNS + " from validations where id = $1 and merchant_id = $2";
    private static final String SAVE = "update validations set tries = $1, authorize_reference = $2, status = $3,"
            + " send_before = $4, response_code = $5, avs_result = $6, cvc_result = $7, answered_at = $8,"
            + " lease_until = now() + $9 * interval '1 millisecond', updated_at = now(), sequence = $10"
            + " where id = $11 and merchant_id = $12 and sequence = $10 - 1";
    private static final String LEASE = "update validations set lease_until = now() + $1 * interval '1 millisecond'"
            + " where id in (select id from validations where status = 'undecided' and lease_until <= now()"
            + " order by lease_until limit $2 for update skip locked) returning " + COLUMNS;

    PgValidations() {}

    @Override
    public Uni<Instant> clock(SqlConnection tx) {
        return tx.preparedQuery("select clock_timestamp() as now")
                .execute()
                .map(rows -> time(rows.iterator().next(), "now"));
    }

    @Override
    public Uni<Validation> add(
            SqlConnection tx,
            MerchantId merchant,
            ValidationId id,
            String instrument,
            Duration sendWithin,
            Duration lease) {
        Tuple values = Tuple.of(
                id.value(),
                merchant.value(),
                instrument,
                Validation.authorization(id, 1).value(),
                millis(sendWithin),
                millis(lease));
        return tx.preparedQuery(INSERT)
                .execute(values)
                .map(rows -> read(rows.iterator().next()).validation());
    }

    @Override
    public Uni<Optional<Seen>> find(SqlConnection tx, MerchantId merchant, ValidationId id) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(id.value(), merchant.value()))
                .map(rows -> all(rows).stream().findFirst());
    }

    @Override
    public Uni<Boolean> save(SqlConnection tx, Validation next, Duration lease) {
        Validation.Answer answer = next.answer();
        Tuple values = Tuple.tuple()
                .addInteger(next.tries())
                .addString(next.authorization().value())
                .addString(next.status().label())
                .addOffsetDateTime(next.sendBefore().atOffset(ZoneOffset.UTC))
                .addString(answer == null ? null : answer.responseCode())
                .addString(answer == null ? null : answer.avs())
                .addString(answer == null ? null : answer.cvc())
                .addOffsetDateTime(answer == null ? null : answer.at().atOffset(ZoneOffset.UTC))
                .addInteger(millis(lease))
                .addLong(next.sequence())
                .addString(next.id().value())
                .addLong(next.merchant());
        return tx.preparedQuery(SAVE).execute(values).map(done -> done.rowCount() == 1);
    }

    @Override
    public Uni<List<Seen>> leaseUndecided(SqlConnection tx, Duration lease, int limit) {
        return tx.preparedQuery(LEASE).execute(Tuple.of(millis(lease), limit)).map(PgValidations::all);
    }

    private static List<Seen> all(RowSet<Row> rows) {
        List<Seen> seen = new ArrayList<>(rows.size());
        rows.forEach(row -> seen.add(read(row)));
        return seen;
    }

    private static Seen read(Row row) {
        String code = row.getString("response_code");
        return new Seen(
                new Validation(
                        new ValidationId(row.getString("id")),
                        row.getLong("merchant_id"),
                        row.getString("instrument_id"),
                        row.getInteger("tries"),
                        Validation.Status.ofLabel(row.getString("status")),
                        time(row, "send_before"),
                        code == null
                                ? null
                                : new Validation.Answer(
                                        code,
                                        row.getString("avs_result"),
                                        row.getString("cvc_result"),
                                        time(row, "answered_at")),
                        row.getLong("sequence")),
                time(row, "read_at"));
    }

    private static Instant time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }
}

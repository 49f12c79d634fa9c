package io.mintmark.session.sessions.persistence;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.sessions.application.Sessions;
import io.mintmark.session.sessions.domain.Failure;
import io.mintmark.session.sessions.domain.Progress;
import io.mintmark.session.sessions.domain.SavedCard;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionOrder;
import io.mintmark.session.sessions.domain.SessionQuery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sessions in Postgres. */
@Singleton
class PgSessions implements Sessions {
    private static final String INSERT = "insert into sessions (id, merchant_id, reference_id, type, status,"
            + " customer_id, device_id, settings, link_token_hash, attempts_left, opened, called_off_by_payer,"
            + " expires_at, created_at, updated_at, sequence) values ($1, $2, $3, $10, 'pending', $4, $5, $6,"
            + " $7, $8, false, false, now() + $9 * interval '1 second', now(), now(), 1)"
            + " on conflict on constraint sessions_have_unique_references do nothing returning " + SessionRows.COLUMNS;
    private static final String FIND = "select " + SessionRows.COLUMNS
            + ", expires_at <= now() as overdue from sessions where id = $1 and merchant_id = $2";
    private static final String LOCK = FIND + " for update";
    private static final String LINK = "select " + SessionRows.COLUMNS
            + ", expires_at <= now() as overdue, link_token_hash from sessions where id = $1";
    private static final String SAVE = "update sessions set status = $1, attempts_left = $2, opened = $3,"
            + " staged_card_id = $4, instrument_id = $5, result = $6, called_off_by_payer = $7,"
            + " processing_since = case when $1 = 'processing' then now() end, resolving_until = null,"
            + " updated_at = now(), sequence = $8, chosen_instrument_id = $12, failure_reason = $13,"
            + " failure_detail = $14, card_kept = $15, payment_id = $16 where id = $9 and sequence = $10 and merchant_id = $11 returning "
            + SessionRows.COLUMNS;
    private static final String OVERDUE = "select " + SessionRows.COLUMNS + " from sessions"
            + " where status in ('pending', 'requires_action') and expires_at <= now()";
    private static final String TAKEN = " order by expires_at limit $1 for update skip locked";
    private static final String LEASE = "update sessions set resolving_until = now() + $2 * interval '1 millisecond'"
            + " where id in (select id from sessions where status = 'processing'"
            + " and processing_since <= now() - $1 * interval '1 millisecond'"
            + " and (resolving_until is null or resolving_until <= now())"
            + " and not exists (select 1 from verifications where session_id = sessions.id"
            + " and session_sequence = sessions.sequence and verifications.status = 'undecided')"
            + " and not exists (select 1 from payment_attempts where payment_id = sessions.payment_id"
            + " and session_sequence = sessions.sequence and payment_attempts.status in ('undecided', 'completing'))"
            + " order by processing_since limit $3 for update skip locked) returning " + SessionRows.COLUMNS
            + ", processing_since <= now() - $4 * interval '1 millisecond' as hopeless";
    private static final String LATEST_FIRST = " order by created_at desc, id desc ";

    PgSessions() {}

    @Override
    public Uni<Optional<Session>> add(
            SqlConnection tx,
            MerchantId merchant,
            SessionId id,
            SessionOrder order,
            byte[] tokenHash,
            Duration lifetime) {
        Tuple values = Tuple.tuple()
                .addString(id.value())
                .addLong(merchant.value())
                .addString(order.referenceId())
                .addString(order.customerId())
                .addString(order.deviceId())
                .addJsonObject(OrderJson.write(order))
                .addBuffer(Buffer.buffer(tokenHash))
                .addInteger(Progress.ATTEMPTS)
                .addInteger(Math.toIntExact(lifetime.toSeconds()))
                .addString(order.purpose().label());
        return tx.preparedQuery(INSERT).execute(values).map(SessionRows::first);
    }

    @Override
    public Uni<Optional<Seen>> find(SqlConnection tx, MerchantId merchant, SessionId id) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(id.value(), merchant.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(seen(rows.iterator().next())));
    }

    @Override
    public Uni<Optional<Seen>> lock(SqlConnection tx, MerchantId merchant, SessionId id) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(id.value(), merchant.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(seen(rows.iterator().next())));
    }

    private static Seen seen(Row row) {
        return new Seen(SessionRows.read(row), row.getBoolean("overdue"));
    }

    @Override
    public Uni<Optional<Link>> link(SqlConnection tx, SessionId id) {
        return tx.preparedQuery(LINK)
                .execute(Tuple.of(id.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(link(rows.iterator().next())));
    }

    private static Link link(Row row) {
        return new Link(seen(row), row.getBuffer("link_token_hash").getBytes());
    }

    @Override
    public Uni<Optional<Session>> save(SqlConnection tx, Session next) {
        Progress progress = next.progress();
        SavedCard card = progress.savedCard();
        Failure failure = progress.failure();
        Tuple values = Tuple.tuple()
                .addString(progress.status().label())
                .addInteger(progress.attemptsLeft())
                .addBoolean(progress.opened())
                .addString(progress.card() instanceof CardRef.Staged staged ? staged.id() : null)
                .addString(card == null ? null : card.instrumentId())
                .addString(card == null ? null : card.result().label())
                .addBoolean(progress.calledOffByPayer())
                .addLong(next.sequence())
                .addString(next.id().value())
                .addLong(next.sequence() - 1)
                .addLong(next.merchant())
                .addString(progress.card() instanceof CardRef.Saved chosen ? chosen.id() : null)
                .addString(failure == null ? null : failure.reason().label())
                .addString(failure == null ? null : failure.detail())
                .addBoolean(progress.kept())
                .addString(progress.payment());
        return tx.preparedQuery(SAVE).execute(values).map(SessionRows::first);
    }

    @Override
    public Uni<List<Session>> overdue(SqlConnection tx, int limit) {
        return tx.preparedQuery(OVERDUE + TAKEN).execute(Tuple.of(limit)).map(SessionRows::all);
    }

    @Override
    public Uni<List<Session>> overdue(SqlConnection tx, MerchantId merchant, int limit) {
        return tx.preparedQuery(OVERDUE + " and merchant_id = $2" + TAKEN)
                .execute(Tuple.of(limit, merchant.value()))
                .map(SessionRows::all);
    }

    @Override
    public Uni<List<LeftBehind>> leaseLeftBehind(
            SqlConnection tx, Duration after, Duration hopelessAfter, Duration lease, int limit) {
        return tx.preparedQuery(LEASE)
                .execute(Tuple.of(
                        Math.toIntExact(after.toMillis()),
                        Math.toIntExact(lease.toMillis()),
                        limit,
                        Math.toIntExact(hopelessAfter.toMillis())))
                .map(PgSessions::leftBehind);
    }

    private static List<LeftBehind> leftBehind(RowSet<Row> rows) {
        List<LeftBehind> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(new LeftBehind(SessionRows.read(row), row.getBoolean("hopeless"))));
        return all;
    }

    @Override
    public Uni<List<Session>> list(SqlConnection tx, SessionQuery query, Cursors.@Nullable Position after, int limit) {
        Criteria criteria = Criteria.of(query).after(after);
        String sql = "select " + SessionRows.COLUMNS + " from sessions where " + criteria.sql() + LATEST_FIRST
                + "limit " + criteria.parameter(limit);
        return tx.preparedQuery(sql).execute(criteria.values()).map(SessionRows::all);
    }

    @Override
    public Uni<List<Session>> page(SqlConnection tx, SessionQuery query, long offset, int limit) {
        Criteria criteria = Criteria.of(query);
        String sql = "select " + SessionRows.COLUMNS + " from sessions where " + criteria.sql() + LATEST_FIRST
                + "limit " + criteria.parameter(limit) + " offset " + criteria.parameter(offset);
        return tx.preparedQuery(sql).execute(criteria.values()).map(SessionRows::all);
    }

    @Override
    public Uni<Long> count(SqlConnection tx, SessionQuery query) {
        Criteria criteria = Criteria.of(query);
        return tx.preparedQuery("select count(*) from sessions where " + criteria.sql())
                .execute(criteria.values())
                .map(rows -> rows.iterator().next().getLong(0));
    }
}

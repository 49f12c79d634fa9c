package io.mintmark.session.payments.persistence;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.acquirer.application.Connectors;
import io.mintmark.session.acquirer.domain.Authentication;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.payments.application.Payments;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.Operation;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentId;
import io.mintmark.session.payments.domain.PaymentQuery;
import io.mintmark.session.payments.domain.PaymentTerms;
import io.mintmark.session.payments.domain.Refusal;
import io.mintmark.session.payments.domain.Standing;
import io.mintmark.session.payments.domain.ThreeDSecure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Payments in Postgres. */
@Singleton
class PgPayments implements Payments {
    private static final String INSERT = "insert into payments (id, merchant_id, reference_id, invoice_number,"
            + " session_id, customer_id, instrument_id, amount, currency, terms, device_id, status, captured, refunded,"
            + " created_at, updated_at, sequence) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'pending', 0, 0,"
            + " now(), now(), 1) returning created_at";
    private static final String FIND =
            "select " + PaymentRows.COLUMNS + " from payments p where p.id = $1 and p.merchant_id = $2";
    private static final String OF_SESSION =
            "select " + PaymentRows.COLUMNS + " from payments p where p.session_id = $1 and p.merchant_id = $2";
    /** The lock comes first: what is read with it in one statement could be older than what it waited for. */
    private static final String LOCK = "select id from payments where id = $1 and merchant_id = $2 for update";

    private static final String LOCK_OF_SESSION =
            "select id from payments where session_id = $1 and merchant_id = $2 for update";
    private static final String SAVE = "update payments set status = $1, captured = $2, refunded = $3,"
            + " refusal_reason = $4, refusal_retry = $5, refusal_code = $6, confirmation_code = $7,"
            + " network_transaction_id = $8, approved_at = $9, created_instrument_id = $10,"
            + " authorization_expires_at = $11, updated_at = now(), sequence = $12"
            + " where id = $13 and merchant_id = $14 and sequence < $12 returning updated_at";
    private static final String SAVE_TERMS = "update payments set instrument_id = $1, amount = $2, currency = $3,"
            + " terms = $4 where id = $5 and merchant_id = $6 and status = 'pending'";
    private static final String INSERT_ATTEMPT = "insert into payment_attempts (id, merchant_id, payment_id, number,"
            + " session_id, session_sequence, staged_card_id, instrument_id, capture, status, given_up, releases,"
            + " send_before, lease_until, created_at, connector, external_token, authenticates) values ($1, $2, $3, $4, $5,"
            + " $6, $7, $8, $9, 'undecided', false, 0, $10, now() + $11 * interval '1 millisecond', $12, $13, $14, $15)";
    private static final String SAVE_ATTEMPT = "update payment_attempts set status = $1, given_up = $2, releases = $3,"
            + " response_code = $4, authorization_code = $5, network_transaction_id = $6, avs_result = $7,"
            + " cvc_result = $8, answered_at = $9, lease_until = now() + $12 * interval '1 millisecond',"
            + " session_sequence = $13, send_before = $14, authentication_status = $15, authentication_eci = $16,"
            + " authentication_transaction_id = $17, challenge_url = $18, challenge_until = $19"
            + " where id = $10 and merchant_id = $11";
    private static final String INSERT_OPERATION = "insert into payment_operations (id, merchant_id, payment_id, type,"
            + " amount, status, for_expiry, send_before, lease_until, created_at)"
            + " values ($1, $2, $3, $4, $5, 'pending', $6, $7, now() + $8 * interval '1 millisecond', $9)";
    private static final String SAVE_OPERATION =
            "update payment_operations set status = $1, response_code = $2" + " where id = $3 and merchant_id = $4";
    private static final String OVERDUE = "select " + PaymentRows.COLUMNS + " from payments p"
            + " where p.status = 'authorized' and p.authorization_expires_at <= now()"
            + " and not exists (select 1 from payment_operations o where o.payment_id = p.id and (o.status = 'pending'"
            + " or o.for_expiry and o.created_at > now() - interval '1 minute' * power(2, least(6, (select count(*)"
            + " from payment_operations f where f.payment_id = p.id and f.for_expiry)))))"
            + " order by p.authorization_expires_at limit $1";
    private static final String HELD = "select count(*) from payment_attempts where status = 'approved' and given_up"
            + " and answered_at <= now() - $1 * interval '1 millisecond'";
    private static final String UNANSWERED = "select " + PaymentRows.COLUMNS + " from payments p where p.id in"
            + " (select payment_id from payment_attempts where status = 'challenged' and not given_up"
            + " and challenge_until <= now() order by challenge_until limit $1)";
    private static final String ANY = "select " + PaymentRows.COLUMNS + " from payments p where p.id = $1";
    private static final String TAKE_NAMES = "insert into payment_names (merchant_id, kind, value, owner)"
            + " select $1, kind, value, $4 from (values ('reference', $2), ('invoice', $3)) names (kind, value)"
            + " where value is not null on conflict do nothing";
    private static final String TAKEN = "select kind from payment_names where merchant_id = $1 and owner <> $4"
            + " and ((kind = 'reference' and value = $2) or (kind = 'invoice' and value = $3))";
    private static final String FIRST =
            "select network_transaction_id from first_transactions" + " where merchant_id = $1 and instrument_id = $2";
    private static final String REMEMBER_FIRST = "insert into first_transactions"
            + " (merchant_id, instrument_id, network_transaction_id) values ($1, $2, $3) on conflict do nothing";

    PgPayments() {}

    @Override
    public Uni<Instant> clock(SqlConnection tx) {
        return tx.preparedQuery("select clock_timestamp() as now")
                .execute()
                .map(rows -> PaymentRows.time(rows.iterator().next(), "now"));
    }

    @Override
    public Uni<Payment> add(SqlConnection tx, MerchantId merchant, PaymentId id, PaymentTerms terms) {
        Tuple values = Tuple.tuple()
                .addString(id.value())
                .addLong(merchant.value())
                .addString(terms.order().referenceId())
                .addString(terms.order().invoiceNumber())
                .addString(terms.session())
                .addString(terms.customerId())
                .addString(terms.token())
                .addLong(terms.amount().value())
                .addString(terms.amount().currency().getCurrencyCode())
                .addJsonObject(TermsJson.write(terms))
                .addString(terms.order().deviceId());
        return tx.preparedQuery(INSERT)
                .execute(values)
                .map(rows -> Payment.begin(
                        id,
                        merchant.value(),
                        terms,
                        PaymentRows.time(rows.iterator().next(), "created_at")));
    }

    @Override
    public Uni<Void> saveTerms(SqlConnection tx, Payment revised) {
        PaymentTerms terms = revised.terms();
        Tuple values = Tuple.tuple()
                .addString(terms.token())
                .addLong(terms.amount().value())
                .addString(terms.amount().currency().getCurrencyCode())
                .addJsonObject(TermsJson.write(terms))
                .addString(revised.id().value())
                .addLong(revised.merchant());
        return tx.preparedQuery(SAVE_TERMS).execute(values).replaceWithVoid();
    }

    @Override
    public Uni<Optional<Seen>> find(SqlConnection tx, MerchantId merchant, PaymentId id) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(id.value(), merchant.value()))
                .map(PaymentRows::first);
    }

    @Override
    public Uni<Optional<Seen>> lock(SqlConnection tx, MerchantId merchant, PaymentId id) {
        return lock(tx, LOCK, FIND, Tuple.of(id.value(), merchant.value()));
    }

    @Override
    public Uni<Optional<Seen>> lockOfSession(SqlConnection tx, MerchantId merchant, String session) {
        return lock(tx, LOCK_OF_SESSION, OF_SESSION, Tuple.of(session, merchant.value()));
    }

    private static Uni<Optional<Seen>> lock(SqlConnection tx, String lock, String read, Tuple key) {
        return tx.preparedQuery(lock)
                .execute(key)
                .chain(locked -> locked.size() == 0
                        ? Uni.createFrom().item(Optional.<Seen>empty())
                        : tx.preparedQuery(read).execute(key).map(PaymentRows::first));
    }

    @Override
    public Uni<Payment> save(SqlConnection tx, Payment next) {
        Standing standing = next.standing();
        Refusal refusal = standing.refusal();
        Standing.Confirmation consent = standing.confirmation();
        Tuple values = Tuple.tuple()
                .addString(standing.status().label())
                .addLong(standing.captured())
                .addLong(standing.refunded())
                .addString(refusal == null ? null : refusal.reason())
                .addString(refusal == null ? null : refusal.retry().label())
                .addString(refusal == null ? null : refusal.acquirerCode())
                .addString(consent == null ? null : consent.code())
                .addString(consent == null ? null : consent.networkTransactionId())
                .addOffsetDateTime(consent == null ? null : utc(consent.approvedAt()))
                .addString(standing.createdInstrument())
                .addOffsetDateTime(utc(standing.authorizationExpiresAt()))
                .addLong(next.sequence())
                .addString(next.id().value())
                .addLong(next.merchant());
        return tx.preparedQuery(SAVE).execute(values).map(rows -> {
            if (rows.rowCount() != 1) {
                throw new IllegalStateException("a payment is changed under its lock");
            }
            return next.storedAt(PaymentRows.time(rows.iterator().next(), "updated_at"));
        });
    }

    @Override
    public Uni<Void> add(SqlConnection tx, Payment payment, Attempt attempt, Duration lease) {
        CardRef card = attempt.card();
        Tuple values = Tuple.tuple()
                .addString(attempt.id())
                .addLong(payment.merchant())
                .addString(payment.id().value())
                .addInteger(attempt.number())
                .addString(payment.terms().session())
                .addLong(attempt.sessionSequence())
                .addString(card instanceof CardRef.Staged ? card.id() : null)
                .addString(card instanceof CardRef.Saved ? card.id() : null)
                .addBoolean(attempt.capture())
                .addOffsetDateTime(utc(attempt.sendBefore()))
                .addInteger(millis(lease))
                .addOffsetDateTime(utc(attempt.createdAt()))
                .addString(Connectors.connectorOf(card))
                .addJsonObject(card instanceof CardRef.External external ? TermsJson.write(external) : null)
                .addBoolean(attempt.threeDSecure() != null);
        return tx.preparedQuery(INSERT_ATTEMPT).execute(values).replaceWithVoid();
    }

    @Override
    public Uni<Void> save(SqlConnection tx, Payment payment, Attempt attempt) {
        return save(tx, payment, attempt, Duration.ZERO);
    }

    @Override
    public Uni<Void> save(SqlConnection tx, Payment payment, Attempt attempt, Duration lease) {
        Attempt.Answer answer = attempt.answer();
        ThreeDSecure how = attempt.threeDSecure();
        Authentication outcome = how == null ? null : how.outcome();
        Tuple values = Tuple.tuple()
                .addString(attempt.status().label())
                .addBoolean(attempt.givenUp())
                .addInteger(attempt.releases())
                .addString(answer == null ? null : answer.responseCode())
                .addString(answer == null ? null : answer.authorizationCode())
                .addString(answer == null ? null : answer.networkTransactionId())
                .addString(answer == null ? null : answer.avs())
                .addString(answer == null ? null : answer.cvc())
                .addOffsetDateTime(answer == null ? null : utc(answer.at()))
                .addString(attempt.id())
                .addLong(payment.merchant())
                .addInteger(millis(lease))
                .addLong(attempt.sessionSequence())
                .addOffsetDateTime(utc(attempt.sendBefore()))
                .addString(outcome == null ? null : outcome.status().label())
                .addString(outcome == null ? null : outcome.eci())
                .addString(outcome == null ? null : outcome.transactionId())
                .addString(
                        how == null || how.challenge() == null
                                ? null
                                : how.challenge().toString())
                .addOffsetDateTime(how == null ? null : utc(how.until()));
        return tx.preparedQuery(SAVE_ATTEMPT).execute(values).replaceWithVoid();
    }

    @Override
    public Uni<Void> add(SqlConnection tx, Payment payment, Operation operation, Duration lease) {
        Tuple values = Tuple.tuple()
                .addString(operation.id())
                .addLong(payment.merchant())
                .addString(payment.id().value())
                .addString(operation.type().label())
                .addLong(operation.amount().value())
                .addBoolean(operation.forExpiry())
                .addOffsetDateTime(utc(operation.sendBefore()))
                .addInteger(millis(lease))
                .addOffsetDateTime(utc(operation.createdAt()));
        return tx.preparedQuery(INSERT_OPERATION).execute(values).replaceWithVoid();
    }

    @Override
    public Uni<Void> save(SqlConnection tx, Payment payment, Operation operation) {
        return tx.preparedQuery(SAVE_OPERATION)
                .execute(Tuple.of(
                        operation.status().label(), operation.responseCode(), operation.id(), payment.merchant()))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Leased>> leaseUndecided(SqlConnection tx, boolean ofSessions, Duration lease, int limit) {
        String whose = "status in ('undecided', 'completing') and session_id is " + (ofSessions ? "not null" : "null");
        return lease(tx, "payment_attempts", whose, lease, limit);
    }

    @Override
    public Uni<List<Leased>> leaseGivenUp(SqlConnection tx, Duration lease, int limit) {
        return lease(tx, "payment_attempts", "status in ('approved', 'challenged') and given_up", lease, limit);
    }

    @Override
    public Uni<Long> heldFor(SqlConnection tx, Duration time) {
        return tx.preparedQuery(HELD)
                .execute(Tuple.of(millis(time)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    @Override
    public Uni<List<Leased>> leasePending(SqlConnection tx, Duration lease, int limit) {
        return lease(tx, "payment_operations", "status = 'pending'", lease, limit);
    }

    private static Uni<List<Leased>> lease(SqlConnection tx, String table, String which, Duration lease, int limit) {
        String sql = "with leased as (update " + table + " set lease_until = now() + $1 * interval '1 millisecond'"
                + " where id in (select id from " + table + " where " + which + " and lease_until <= now()"
                + " order by lease_until limit $2 for update skip locked) returning id as step, payment_id)"
                + " select leased.step, " + PaymentRows.COLUMNS
                + " from leased join payments p on p.id = leased.payment_id";
        return tx.preparedQuery(sql).execute(Tuple.of(millis(lease), limit)).map(PgPayments::leased);
    }

    private static List<Leased> leased(RowSet<Row> rows) {
        List<Leased> all = new ArrayList<>(rows.size());
        rows.forEach(row ->
                all.add(new Leased(PaymentRows.read(row), row.getString("step"), PaymentRows.time(row, "read_at"))));
        return all;
    }

    @Override
    public Uni<List<Payment>> overdue(SqlConnection tx, int limit) {
        return tx.preparedQuery(OVERDUE).execute(Tuple.of(limit)).map(PaymentRows::all);
    }

    @Override
    public Uni<List<Payment>> unanswered(SqlConnection tx, int limit) {
        return tx.preparedQuery(UNANSWERED).execute(Tuple.of(limit)).map(PaymentRows::all);
    }

    @Override
    public Uni<Optional<Payment>> find(SqlConnection tx, PaymentId id) {
        return tx.preparedQuery(ANY).execute(Tuple.of(id.value())).map(rows -> PaymentRows.first(rows)
                .map(Seen::payment));
    }

    @Override
    public Uni<List<Payment>> list(SqlConnection tx, PaymentQuery query, Cursors.@Nullable Position after, int limit) {
        PaymentCriteria criteria = new PaymentCriteria(query, after);
        String sql = "select " + PaymentRows.COLUMNS + " from payments p where " + criteria.sql()
                + " order by p.created_at desc, p.id desc limit " + criteria.parameter(limit);
        return tx.preparedQuery(sql).execute(criteria.values()).map(PaymentRows::all);
    }

    @Override
    public Uni<List<String>> takeNames(
            SqlConnection tx, MerchantId merchant, String reference, @Nullable String invoice, String owner) {
        Tuple values = Tuple.of(merchant.value(), reference, invoice, owner);
        int wanted = invoice == null ? 1 : 2;
        return tx.preparedQuery(TAKE_NAMES)
                .execute(values)
                .chain(taken -> taken.rowCount() == wanted
                        ? Uni.createFrom().item(List.<String>of())
                        : tx.preparedQuery(TAKEN).execute(values).map(PgPayments::kinds));
    }

    private static List<String> kinds(RowSet<Row> rows) {
        List<String> kinds = new ArrayList<>();
        rows.forEach(row -> kinds.add(row.getString("kind")));
        return kinds;
    }

    @Override
    public Uni<Optional<String>> firstTransaction(SqlConnection tx, MerchantId merchant, String instrument) {
        return tx.preparedQuery(FIRST)
                .execute(Tuple.of(merchant.value(), instrument))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString(0)));
    }

    @Override
    public Uni<Void> rememberFirst(
            SqlConnection tx, MerchantId merchant, String instrument, String networkTransactionId) {
        return tx.preparedQuery(REMEMBER_FIRST)
                .execute(Tuple.of(merchant.value(), instrument, networkTransactionId))
                .replaceWithVoid();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }
}

package io.mintmark.session.payments.persistence;

import io.mintmark.session.acquirer.domain.Authentication;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.money.domain.Money;
import io.mintmark.session.payments.application.Payments.Seen;
import io.mintmark.session.payments.domain.Attempt;
import io.mintmark.session.payments.domain.Operation;
import io.mintmark.session.payments.domain.Payment;
import io.mintmark.session.payments.domain.PaymentId;
import io.mintmark.session.payments.domain.PaymentOrder;
import io.mintmark.session.payments.domain.PaymentStatus;
import io.mintmark.session.payments.domain.PaymentTerms;
import io.mintmark.session.payments.domain.Refusal;
import io.mintmark.session.payments.domain.Standing;
import io.mintmark.session.payments.domain.ThreeDSecure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From rows to payments. A payment comes with its attempts and operations in one statement. */
final class PaymentRows {
    /** What {@link #read} needs, of a payment named {@code p}. */
    static final String COLUMNS = "p.id, p.merchant_id, p.reference_id, p.invoice_number, p.session_id, p.customer_id,"
            + " p.instrument_id, p.device_id, p.amount, p.currency, p.terms, p.status, p.captured, p.refunded, p.refusal_reason,"
            + " p.refusal_retry, p.refusal_code, p.confirmation_code, p.network_transaction_id, p.approved_at,"
            + " p.created_instrument_id, p.authorization_expires_at, p.created_at, p.updated_at, p.sequence,"
            + " (select json_agg(a order by a.number) from payment_attempts a where a.payment_id = p.id) as attempts,"
            + " (select json_agg(o order by o.created_at, o.id) from payment_operations o where o.payment_id = p.id)"
            + " as operations, clock_timestamp() as read_at";

    private PaymentRows() {}

    static List<Payment> all(RowSet<Row> rows) {
        List<Payment> payments = new ArrayList<>(rows.size());
        rows.forEach(row -> payments.add(read(row)));
        return payments;
    }

    static Optional<Seen> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(seen(rows.iterator().next()));
    }

    static Seen seen(Row row) {
        return new Seen(read(row), time(row, "read_at"));
    }

    static Payment read(Row row) {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Payment(
                new PaymentId(row.getString("id")),
                row.getLong("merchant_id"),
                terms(row, currency),
                standing(row),
                attempts(row.get(JsonArray.class, "attempts")),
                operations(row.get(JsonArray.class, "operations"), currency),
                time(row, "created_at"),
                time(row, "updated_at"),
                row.getLong("sequence"));
    }

    private static PaymentTerms terms(Row row, Currency currency) {
        JsonObject json = row.getJsonObject("terms");
        return new PaymentTerms(
                new PaymentOrder(
                        row.getString("reference_id"),
                        row.getString("invoice_number"),
                        json.getString("description"),
                        json.getInteger("installments"),
                        TermsJson.capture(json),
                        row.getString("device_id"),
                        TermsJson.metadata(json)),
                new Money(row.getLong("amount"), currency),
                row.getString("customer_id"),
                row.getString("session_id"),
                row.getString("instrument_id"),
                TermsJson.external(json),
                TermsJson.interaction(json),
                TermsJson.model(json),
                TermsJson.card(json),
                TermsJson.browser(json),
                TermsJson.address(json, "returnUrl"),
                TermsJson.address(json, "callbackUrl"));
    }

    private static Standing standing(Row row) {
        String reason = row.getString("refusal_reason");
        String code = row.getString("confirmation_code");
        return new Standing(
                PaymentStatus.ofLabel(row.getString("status")),
                row.getLong("captured"),
                row.getLong("refunded"),
                reason == null
                        ? null
                        : new Refusal(
                                reason,
                                Refusal.Retry.valueOf(
                                        row.getString("refusal_retry").toUpperCase(Locale.ROOT)),
                                row.getString("refusal_code")),
                code == null
                        ? null
                        : new Standing.Confirmation(
                                code, row.getString("network_transaction_id"), time(row, "approved_at")),
                row.getString("created_instrument_id"),
                row.getOffsetDateTime("authorization_expires_at") == null
                        ? null
                        : time(row, "authorization_expires_at"));
    }

    private static List<Attempt> attempts(@Nullable JsonArray rows) {
        List<Attempt> attempts = new ArrayList<>();
        if (rows != null) {
            rows.forEach(row -> attempts.add(attempt((JsonObject) row)));
        }
        return attempts;
    }

    private static Attempt attempt(JsonObject row) {
        String code = row.getString("response_code");
        return new Attempt(
                row.getString("id"),
                row.getInteger("number"),
                card(row),
                row.getBoolean("capture"),
                row.getLong("session_sequence"),
                Attempt.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getBoolean("given_up"),
                row.getInteger("releases"),
                time(row, "send_before"),
                code == null
                        ? null
                        : new Attempt.Answer(
                                code,
                                row.getString("authorization_code"),
                                row.getString("network_transaction_id"),
                                row.getString("avs_result"),
                                row.getString("cvc_result"),
                                time(row, "answered_at")),
                time(row, "created_at"),
                threeDSecure(row));
    }

    private static @Nullable ThreeDSecure threeDSecure(JsonObject row) {
        String status = row.getString("authentication_status");
        String challenge = row.getString("challenge_url");
        boolean wanted = row.getBoolean("authenticates") || status != null;
        return !wanted
                ? null
                : new ThreeDSecure(
                        status == null
                                ? null
                                : new Authentication(
                                        Authentication.Status.ofLabel(status).orElseThrow(),
                                        row.getString("authentication_eci"),
                                        row.getString("authentication_transaction_id")),
                        challenge == null ? null : URI.create(challenge),
                        row.getString("challenge_until") == null ? null : time(row, "challenge_until"));
    }

    private static CardRef card(JsonObject row) {
        String staged = row.getString("staged_card_id");
        String connector = row.getString("connector");
        if (connector != null) {
            return TermsJson.external(connector, row.getJsonObject("external_token"));
        }
        return staged == null ? new CardRef.Saved(row.getString("instrument_id")) : new CardRef.Staged(staged);
    }

    private static List<Operation> operations(@Nullable JsonArray rows, Currency currency) {
        List<Operation> operations = new ArrayList<>();
        if (rows != null) {
            rows.forEach(row -> operations.add(operation((JsonObject) row, currency)));
        }
        return operations;
    }

    private static Operation operation(JsonObject row, Currency currency) {
        return new Operation(
                row.getString("id"),
                Operation.Type.valueOf(row.getString("type").toUpperCase(Locale.ROOT)),
                new Money(row.getLong("amount"), currency),
                Operation.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getBoolean("for_expiry"),
                time(row, "send_before"),
                row.getString("response_code"),
                time(row, "created_at"));
    }

    private static Instant time(JsonObject row, String name) {
        return OffsetDateTime.parse(row.getString(name)).toInstant();
    }

    static Instant time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}

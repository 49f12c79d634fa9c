package io.mintmark.session.sessions.persistence;

import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.sessions.domain.Failure;
import io.mintmark.session.sessions.domain.Progress;
import io.mintmark.session.sessions.domain.SavedCard;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionStatus;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From rows to sessions. */
final class SessionRows {
    /** What {@link #read} needs. */
    static final String COLUMNS = "id, merchant_id, reference_id, status, customer_id, device_id, settings,"
            + " attempts_left, opened, staged_card_id, chosen_instrument_id, card_kept, payment_id, instrument_id, result, failure_reason,"
            + " failure_detail, called_off_by_payer,"
            + " expires_at, created_at, updated_at, sequence";

    private SessionRows() {}

    static Session read(Row row) {
        return new Session(
                new SessionId(row.getString("id")),
                row.getLong("merchant_id"),
                OrderJson.read(
                        row.getJsonObject("settings"),
                        row.getString("reference_id"),
                        row.getString("customer_id"),
                        row.getString("device_id")),
                new Progress(
                        SessionStatus.ofLabel(row.getString("status")),
                        row.getInteger("attempts_left"),
                        row.getBoolean("opened"),
                        card(row),
                        row.getBoolean("card_kept"),
                        row.getString("payment_id"),
                        savedCard(row),
                        failure(row),
                        row.getBoolean("called_off_by_payer")),
                time(row, "expires_at"),
                time(row, "created_at"),
                time(row, "updated_at"),
                row.getLong("sequence"));
    }

    static Optional<Session> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(read(rows.iterator().next()));
    }

    static List<Session> all(RowSet<Row> rows) {
        List<Session> sessions = new ArrayList<>(rows.size());
        rows.forEach(row -> sessions.add(read(row)));
        return sessions;
    }

    private static @Nullable CardRef card(Row row) {
        String staged = row.getString("staged_card_id");
        String chosen = row.getString("chosen_instrument_id");
        if (staged != null) {
            return new CardRef.Staged(staged);
        }
        return chosen == null ? null : new CardRef.Saved(chosen);
    }

    private static @Nullable Failure failure(Row row) {
        String reason = row.getString("failure_reason");
        return reason == null
                ? null
                : new Failure(Failure.Reason.valueOf(reason.toUpperCase(Locale.ROOT)), row.getString("failure_detail"));
    }

    private static @Nullable SavedCard savedCard(Row row) {
        String instrument = row.getString("instrument_id");
        return instrument == null
                ? null
                : new SavedCard(
                        instrument,
                        SavedCard.Result.valueOf(row.getString("result").toUpperCase(Locale.ROOT)));
    }

    static Instant time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}

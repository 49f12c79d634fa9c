package io.mintmark.session.verifications.persistence;

import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.money.domain.Money;
import io.mintmark.session.verifications.application.Verifications.Seen;
import io.mintmark.session.verifications.domain.Trial;
import io.mintmark.session.verifications.domain.Verification;
import io.mintmark.session.verifications.domain.VerificationId;
import io.mintmark.session.verifications.domain.VerificationStatus;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** From rows to verifications. */
final class VerificationRows {
    /** What {@link #read} needs, and the time. */
    static final String COLUMNS = "id, merchant_id, session_id, session_sequence, staged_card_id, instrument_id,"
            + " amount, currency, status, send_before, releases, response_code, network_transaction_id, sequence,"
            + " now() as seen_at";

    private VerificationRows() {}

    static Verification read(Row row) {
        String staged = row.getString("staged_card_id");
        return new Verification(
                new VerificationId(row.getString("id")),
                new Trial(
                        row.getLong("merchant_id"),
                        row.getString("session_id"),
                        row.getLong("session_sequence"),
                        staged == null ? new CardRef.Saved(row.getString("instrument_id")) : new CardRef.Staged(staged),
                        new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency")))),
                VerificationStatus.ofLabel(row.getString("status")),
                time(row, "send_before"),
                row.getInteger("releases"),
                row.getString("response_code"),
                row.getString("network_transaction_id"),
                row.getLong("sequence"));
    }

    static Seen seen(Row row) {
        return new Seen(read(row), time(row, "seen_at"));
    }

    static List<Seen> all(RowSet<Row> rows) {
        List<Seen> seen = new ArrayList<>(rows.size());
        rows.forEach(row -> seen.add(seen(row)));
        return seen;
    }

    private static Instant time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}

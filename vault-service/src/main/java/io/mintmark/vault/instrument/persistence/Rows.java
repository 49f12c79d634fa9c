package io.mintmark.vault.instrument.persistence;

import io.mintmark.vault.card.application.AddressJson;
import io.mintmark.vault.card.domain.CardFacts;
import io.mintmark.vault.instrument.domain.Instrument;
import io.mintmark.vault.instrument.domain.Origin;
import io.mintmark.vault.instrument.domain.RecurringModel;
import io.mintmark.vault.instrument.domain.StagedCard;
import io.mintmark.vault.instrument.domain.Status;
import io.mintmark.vault.instrument.domain.Storage;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads and writes the columns that instruments and staged cards share. */
final class Rows {
    private Rows() {}

    static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }

    static Instrument instrument(Row row) {
        return new Instrument(
                row.getString("id"),
                row.getLong("merchant_id"),
                row.getString("customer_id"),
                Storage.of(row.getString("storage")),
                Status.of(row.getString("status")),
                facts(row),
                AddressJson.read(row.getJsonObject("billing_address")),
                row.getString("fingerprint"),
                row.getInteger("fingerprint_version"),
                recurringModel(row.getString("recurring_model")),
                new Origin(row.getString("source_session"), row.getString("source_payment")),
                metadata(row.getJsonObject("metadata")),
                row.getBoolean("is_default"),
                row.getBoolean("enable_network_token"),
                instant(row.getOffsetDateTime("expires_at")),
                row.getLong("sequence"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    static StagedCard stagedCard(Row row) {
        return new StagedCard(
                row.getString("id"),
                row.getLong("merchant_id"),
                row.getString("capture_id"),
                row.getString("session_id"),
                row.getString("instrument_id"),
                row.getString("customer_id"),
                Storage.of(row.getString("storage")),
                facts(row),
                AddressJson.read(row.getJsonObject("billing_address")),
                row.getString("fingerprint"),
                row.getInteger("fingerprint_version"));
    }

    /** Adds brand, last4, bin, exp_month, exp_year, funding and country. */
    static void addFacts(Tuple values, CardFacts facts) {
        values.addValue(facts.brand())
                .addValue(facts.last4())
                .addValue(facts.bin())
                .addValue(facts.expMonth())
                .addValue(facts.expYear())
                .addValue(facts.funding())
                .addValue(facts.country());
    }

    private static CardFacts facts(Row row) {
        return new CardFacts(
                row.getString("brand"),
                row.getString("last4"),
                row.getString("bin"),
                row.getInteger("exp_month"),
                row.getInteger("exp_year"),
                row.getString("funding"),
                row.getString("country"));
    }

    private static Map<String, String> metadata(JsonObject json) {
        Map<String, String> metadata = new LinkedHashMap<>();
        json.forEach(entry -> metadata.put(entry.getKey(), String.valueOf(entry.getValue())));
        return metadata;
    }

    private static @Nullable RecurringModel recurringModel(@Nullable String wireName) {
        return wireName == null ? null : RecurringModel.of(wireName);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}

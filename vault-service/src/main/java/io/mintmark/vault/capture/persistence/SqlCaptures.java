package io.mintmark.vault.capture.persistence;

import io.mintmark.vault.capture.application.Captures;
import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.capture.domain.NameField;
import io.mintmark.vault.capture.domain.Visit;
import io.mintmark.vault.instrument.domain.Storage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SqlCaptures implements Captures {
    private static final String REGISTER =
            """
            insert into capture (id, merchant_id, session_id, capability_hash, merchant_name, customer_id, storage,
                allowed_card_types, features, locale, name_field, prefilled_name, completion_path, cancel_path,
                return_origins, frame_origins, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            on conflict (merchant_id, session_id) do update set
                merchant_name = excluded.merchant_name, customer_id = excluded.customer_id, storage = excluded.storage,
                allowed_card_types = excluded.allowed_card_types, features = excluded.features,
                locale = excluded.locale, name_field = excluded.name_field, prefilled_name = excluded.prefilled_name,
                completion_path = excluded.completion_path, cancel_path = excluded.cancel_path,
                return_origins = excluded.return_origins, frame_origins = excluded.frame_origins,
                expires_at = excluded.expires_at, updated_at = now()
            returning id
            """;
    private static final String FIND = "select *, expires_at <= now() as expired from capture where id = $1";
    private static final String ENDED =
            """
            update capture set outcome = $2, redirect_url = $3, updated_at = now() where id = $1 and outcome is null
            """;
    private static final String FORGET =
            """
            delete from capture where id in (
                select id from capture where expires_at < now() - interval '7 days'
                order by expires_at limit $1 for update skip locked)
            """;

    @Override
    public Uni<String> register(SqlConnection tx, Capture capture, byte[] capabilityHash) {
        Tuple values = Tuple.tuple()
                .addValue(capture.id())
                .addValue(capture.merchantId())
                .addValue(capture.sessionId())
                .addBuffer(Buffer.buffer(capabilityHash))
                .addValue(capture.merchantName())
                .addValue(capture.customerId())
                .addValue(capture.storage().wireName())
                .addArrayOfString(array(capture.allowedCardTypes()))
                .addArrayOfString(array(capture.features()))
                .addValue(capture.locale())
                .addValue(capture.nameField().name().toLowerCase(Locale.ROOT))
                .addValue(capture.prefilledName())
                .addValue(capture.completionPath())
                .addValue(capture.cancelPath())
                .addArrayOfString(array(capture.returnOrigins()))
                .addArrayOfString(array(capture.frameOrigins()))
                .addValue(capture.expiresAt().atOffset(ZoneOffset.UTC));
        return tx.preparedQuery(REGISTER)
                .execute(values)
                .map(rows -> rows.iterator().next().getString(0));
    }

    @Override
    public Uni<Optional<Found>> find(SqlConnection tx, String id) {
        return tx.preparedQuery(FIND).execute(Tuple.of(id)).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row ->
                        new Found(visit(row), row.getBuffer("capability_hash").getBytes()))
                .findFirst());
    }

    @Override
    public Uni<Void> ended(SqlConnection tx, String id, String sessionStatus, @Nullable String redirectUrl) {
        return tx.preparedQuery(ENDED)
                .execute(Tuple.of(id, sessionStatus, redirectUrl))
                .replaceWithVoid();
    }

    @Override
    public Uni<Integer> forget(SqlConnection tx, int count) {
        return tx.preparedQuery(FORGET).execute(Tuple.of(count)).map(SqlResult::rowCount);
    }

    private static Visit visit(Row row) {
        Capture capture = capture(row);
        String outcome = row.getString("outcome");
        if (outcome != null) {
            return new Visit.Ended(capture, outcome, row.getString("redirect_url"));
        }
        return row.getBoolean("expired") ? new Visit.Expired(capture) : new Visit.Open(capture);
    }

    private static Capture capture(Row row) {
        String[] allowed = row.getArrayOfStrings("allowed_card_types");
        return new Capture(
                row.getString("id"),
                row.getLong("merchant_id"),
                row.getString("session_id"),
                row.getString("merchant_name"),
                row.getString("customer_id"),
                Storage.of(row.getString("storage")),
                allowed == null ? null : Set.of(allowed),
                List.of(row.getArrayOfStrings("features")),
                row.getString("locale"),
                NameField.valueOf(row.getString("name_field").toUpperCase(Locale.ROOT)),
                row.getString("prefilled_name"),
                row.getString("completion_path"),
                row.getString("cancel_path"),
                List.of(row.getArrayOfStrings("return_origins")),
                List.of(row.getArrayOfStrings("frame_origins")),
                row.getOffsetDateTime("expires_at").toInstant());
    }

    private static String @Nullable [] array(@Nullable Collection<String> values) {
        return values == null ? null : values.toArray(String[]::new);
    }
}

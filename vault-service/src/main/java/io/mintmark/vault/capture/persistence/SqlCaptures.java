package io.mintmark.vault.capture.persistence;

import io.mintmark.vault.capture.application.Captures;
import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.capture.domain.FieldRule;
import io.mintmark.vault.capture.domain.Visit;
import io.mintmark.vault.card.application.AddressJson;
import io.mintmark.vault.instrument.domain.Storage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SqlCaptures implements Captures {
    private static final String REGISTER =
            """
            insert into capture (id, merchant_id, session_id, capability_hash, merchant_name, customer_id, storage,
                allowed_card_types, features, locale, name_field, prefilled_name, address_field,
                prefilled_address, security_code, verification_total, verification_currency, checkout, completion_path, cancel_path, standing_path, extend_path,
                return_origins, frame_origins, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                $23, $24, $25)
            on conflict (merchant_id, session_id) do update set
                merchant_name = excluded.merchant_name, customer_id = excluded.customer_id, storage = excluded.storage,
                allowed_card_types = excluded.allowed_card_types, features = excluded.features,
                locale = excluded.locale, name_field = excluded.name_field, prefilled_name = excluded.prefilled_name,
                address_field = excluded.address_field, prefilled_address = excluded.prefilled_address,
                security_code = excluded.security_code, verification_total = excluded.verification_total,
                verification_currency = excluded.verification_currency, checkout = excluded.checkout,
                completion_path = excluded.completion_path, cancel_path = excluded.cancel_path,
                standing_path = excluded.standing_path, extend_path = excluded.extend_path,
                return_origins = excluded.return_origins, frame_origins = excluded.frame_origins,
                expires_at = excluded.expires_at, updated_at = now()
            returning id
            """;
    private static final String FIND = "select *, expires_at <= now() as expired from capture where id = $1";
    private static final String ENDED =
            """
            update capture set outcome = $2, redirect_url = $3, updated_at = now() where id = $1 and outcome is null
            """;
    private static final String EXTENDED =
            "update capture set expires_at = $2, updated_at = now() where id = $1 and expires_at < $2";
    private static final String FORGET =
            """
            delete from capture where id in (
                select id from capture where expires_at < now() - interval '7 days'
                order by expires_at limit $1 for update skip locked)
            """;

    @Override
    public Uni<String> register(SqlConnection tx, Capture capture, byte[] capabilityHash) {
        Capture.Verification verification = capture.verification();
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
                .addValue(capture.nameField().wireName())
                .addValue(capture.prefilledName())
                .addValue(capture.addressField().wireName())
                .addValue(AddressJson.write(capture.prefilledAddress()))
                .addValue(capture.securityCodeRequired())
                .addValue(verification == null ? null : verification.total())
                .addValue(verification == null ? null : verification.currency())
                .addValue(CheckoutJson.write(capture.checkout()))
                .addValue(capture.completionPath())
                .addValue(capture.cancelPath())
                .addValue(capture.standingPath())
                .addValue(capture.extendPath())
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
    public Uni<Void> extended(SqlConnection tx, String id, Instant end) {
        return tx.preparedQuery(EXTENDED)
                .execute(Tuple.of(id, end.atOffset(ZoneOffset.UTC)))
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
        return row.getBoolean("expired") ? new Visit.Expired(capture) : new Visit.Open(capture, null);
    }

    private static Capture capture(Row row) {
        String[] allowed = row.getArrayOfStrings("allowed_card_types");
        String total = row.getString("verification_total");
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
                FieldRule.of(row.getString("name_field")),
                row.getString("prefilled_name"),
                FieldRule.of(row.getString("address_field")),
                AddressJson.read(row.getJsonObject("prefilled_address")),
                row.getBoolean("security_code"),
                total == null ? null : new Capture.Verification(total, row.getString("verification_currency")),
                CheckoutJson.read(row.getJsonObject("checkout")),
                row.getString("completion_path"),
                row.getString("cancel_path"),
                row.getString("standing_path"),
                row.getString("extend_path"),
                List.of(row.getArrayOfStrings("return_origins")),
                List.of(row.getArrayOfStrings("frame_origins")),
                row.getOffsetDateTime("expires_at").toInstant());
    }

    private static String @Nullable [] array(@Nullable Collection<String> values) {
        return values == null ? null : values.toArray(String[]::new);
    }
}

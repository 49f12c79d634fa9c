package io.mintmark.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.mintmark.platform.auth.AuthConfig;
import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.secret.Keys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * {@code Idempotency-Key}: the row that names what a key led to is written in the transaction that creates it, so a
 * rolled-back failure can run again and a committed result is found again. No row is ever "in progress": the twin of
 * a request under way meets its advisory lock and is told to come back.
 */
@Singleton
public class Idempotency {
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final byte[] fingerprintKey;
    /** The order of a map's members is an accident of the process, and means nothing. */
    private final ObjectWriter json;

    Idempotency(AuthConfig config, ObjectMapper json) {
        this.fingerprintKey = Keys.hmac(
                Keys.decode("mintmark.auth.pepper", config.pepper()), Keys.utf8("idempotency-fingerprint/v1"));
        this.json = json.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    /**
     * Runs the effect in the transaction unless this key has had its effect already. The effect begins with a statement of
     * this transaction: anything else would happen before it is known that the key was written down.
     *
     * @param resourceId the id that the effect will give to what it creates
     * @param replay shows the resource that the first request created
     * @throws Problem 400 for a malformed key, 409 while a twin is in flight, 422 for the key of another request
     */
    public <T> Uni<T> once(
            SqlConnection tx,
            IdempotentRequest request,
            String resourceId,
            Supplier<Uni<T>> effect,
            Function<String, Uni<T>> replay) {
        return once(IdempotencyRows.in(tx), request, resourceId, effect, replay);
    }

    /**
     * The same for an effect that finds out only as it happens which resource it leads to.
     *
     * @param id of what came of the effect
     */
    public <T> Uni<T> onceNaming(
            SqlConnection tx,
            IdempotentRequest request,
            Supplier<Uni<T>> effect,
            Function<T, String> id,
            Function<String, Uni<T>> replay) {
        String key = request.key();
        if (key == null) {
            return effect.get();
        }
        IdempotencyRows rows = IdempotencyRows.in(tx);
        return before(rows, request, key)
                .chain(found -> found.isPresent()
                        ? replay(found, fingerprint(request), replay)
                        : effect.get().call(made -> rows.insert(request, key, fingerprint(request), id.apply(made))));
    }

    /** The same in the transaction of a Hibernate session. */
    public <T> Uni<T> once(
            Mutiny.Session session,
            IdempotentRequest request,
            String resourceId,
            Supplier<Uni<T>> effect,
            Function<String, Uni<T>> replay) {
        return once(IdempotencyRows.in(session), request, resourceId, effect, replay);
    }

    /**
     * What an earlier request with this key led to; empty if there was none. For those who have to ask somebody else
     * before they can begin, and must not ask for a repetition.
     *
     * @throws Problem 422 for the key of another request
     */
    public <T> Uni<Optional<T>> earlier(SqlConnection tx, IdempotentRequest request, Function<String, Uni<T>> replay) {
        String key = request.key();
        if (key == null || !PRINTABLE.matcher(key).matches()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return IdempotencyRows.in(tx)
                .find(request, key)
                .chain(found -> found.isPresent()
                        ? replay(found, fingerprint(request), replay).map(Optional::of)
                        : Uni.createFrom().item(Optional.<T>empty()));
    }

    private <T> Uni<T> once(
            IdempotencyRows rows,
            IdempotentRequest request,
            String resourceId,
            Supplier<Uni<T>> effect,
            Function<String, Uni<T>> replay) {
        String key = request.key();
        if (key == null) {
            return effect.get();
        }
        byte[] fingerprint = fingerprint(request);
        return before(rows, request, key)
                .chain(found -> found.isPresent()
                        ? replay(found, fingerprint, replay)
                        : rows.insertBefore(effect, request, key, fingerprint, resourceId));
    }

    /** What the key led to before, once no twin is under way. */
    private static Uni<Optional<IdempotencyRows.Found>> before(
            IdempotencyRows rows, IdempotentRequest request, String key) {
        if (!PRINTABLE.matcher(key).matches()) {
            throw Problem.badRequest(
                    "invalid_idempotency_key",
                    "Idempotency-Key takes 1 to 255 printable ASCII characters.",
                    new FieldError("#", "invalid_idempotency_key", "A UUID is a good key."));
        }
        return rows.lockAndFind(request, key)
                .invoke(known -> {
                    if (!known.alone()) {
                        throw Problem.conflictForNow(
                                "idempotency_in_progress",
                                "A request with this key is under way.",
                                Duration.ofSeconds(1));
                    }
                })
                .map(IdempotencyRows.Known::found);
    }

    private static <T> Uni<T> replay(
            Optional<IdempotencyRows.Found> found, byte[] fingerprint, Function<String, Uni<T>> replay) {
        IdempotencyRows.Found row = found.orElseThrow();
        if (!MessageDigest.isEqual(row.fingerprint(), fingerprint)) {
            throw Problem.unprocessable(
                    "idempotency_key_reused", "This key belongs to another request. Use a new key for a new request.");
        }
        return replay.apply(row.resourceId());
    }

    /** Keyed, because a plain hash of a body with a card number could be searched. */
    private byte[] fingerprint(IdempotentRequest request) {
        try {
            return Keys.hmac(fingerprintKey, json.writeValueAsBytes(request.body()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a request that was read can be written", impossible);
        }
    }
}

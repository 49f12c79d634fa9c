package io.mintmark.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    private final ObjectMapper json;

    Idempotency(AuthConfig config, ObjectMapper json) {
        this.fingerprintKey = Keys.hmac(
                Keys.decode("mintmark.auth.pepper", config.pepper()), Keys.utf8("idempotency-fingerprint/v1"));
        this.json = json;
    }

    /**
     * Runs the effect in the transaction unless this key has had its effect already.
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

    /** The same in the transaction of a Hibernate session. */
    public <T> Uni<T> once(
            Mutiny.Session session,
            IdempotentRequest request,
            String resourceId,
            Supplier<Uni<T>> effect,
            Function<String, Uni<T>> replay) {
        return once(IdempotencyRows.in(session), request, resourceId, effect, replay);
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
        if (!PRINTABLE.matcher(key).matches()) {
            throw Problem.badRequest(
                    "invalid_idempotency_key",
                    "Idempotency-Key takes 1 to 255 printable ASCII characters.",
                    new FieldError("#", "invalid_idempotency_key", "A UUID is a good key."));
        }
        byte[] fingerprint = fingerprint(request);
        return rows.lock(request, key)
                .invoke(alone -> {
                    if (!alone) {
                        throw Problem.conflictForNow(
                                "idempotency_in_progress",
                                "A request with this key is under way.",
                                Duration.ofSeconds(1));
                    }
                })
                .chain(() -> rows.find(request, key))
                .chain(found -> found.isPresent()
                        ? replay(found, fingerprint, replay)
                        : rows.insert(request, key, fingerprint, resourceId).chain(effect::get));
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

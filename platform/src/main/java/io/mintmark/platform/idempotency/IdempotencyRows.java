package io.mintmark.platform.idempotency;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows behind {@link Idempotency}, in whichever transaction is open. */
interface IdempotencyRows {
    /** What a key led to. */
    record Found(byte[] fingerprint, String resourceId) {}

    /**
     * What is known of a key.
     *
     * @param alone whether no other transaction works under the same key right now; if one does, the rest means nothing
     * @param found what it led to
     */
    record Known(boolean alone, Optional<Found> found) {}

    /** Locks the key to the end of the transaction if nobody else has, and then looks what it led to. */
    Uni<Known> lockAndFind(IdempotentRequest request, String key);

    Uni<Optional<Found>> find(IdempotentRequest request, String key);

    Uni<Void> insert(IdempotentRequest request, String key, byte[] fingerprint, String resourceId);

    /** Writes down what the key leads to, and has the effect after that. */
    default <T> Uni<T> insertBefore(
            Supplier<Uni<T>> effect, IdempotentRequest request, String key, byte[] fingerprint, String resourceId) {
        return insert(request, key, fingerprint, resourceId).chain(effect::get);
    }

    private static String lockName(IdempotentRequest request, String key) {
        return request.merchant() + "|" + request.operation() + "|" + key;
    }

    static IdempotencyRows in(SqlConnection tx) {
        return new IdempotencyRows() {
            /** Two statements, for the second must see what was committed before the lock was there; but one way. */
            @Override
            public Uni<Known> lockAndFind(IdempotentRequest request, String key) {
                return Uni.combine()
                        .all()
                        .unis(lock(request, key), find(request, key))
                        .with(Known::new);
            }

            private Uni<Boolean> lock(IdempotentRequest request, String key) {
                return tx.preparedQuery("select pg_try_advisory_xact_lock(hashtextextended($1, 0))")
                        .execute(Tuple.of(lockName(request, key)))
                        .map(rows -> rows.iterator().next().getBoolean(0));
            }

            @Override
            public Uni<Optional<Found>> find(IdempotentRequest request, String key) {
                return tx.preparedQuery("select fingerprint, resource_id from idempotency_record"
                                + " where merchant_id = $1 and operation = $2 and key = $3")
                        .execute(Tuple.of(request.merchant().value(), request.operation(), key))
                        .map(rows -> {
                            Iterator<Row> row = rows.iterator();
                            return row.hasNext() ? Optional.of(found(row.next())) : Optional.empty();
                        });
            }

            private Found found(Row row) {
                return new Found(row.getBuffer("fingerprint").getBytes(), row.getString("resource_id"));
            }

            @Override
            public Uni<Void> insert(IdempotentRequest request, String key, byte[] fingerprint, String resourceId) {
                return tx.preparedQuery(
                                "insert into idempotency_record"
                                        + " (merchant_id, operation, key, fingerprint, resource_id) values ($1, $2, $3, $4, $5)")
                        .execute(Tuple.of(
                                request.merchant().value(),
                                request.operation(),
                                key,
                                Buffer.buffer(fingerprint),
                                resourceId))
                        .replaceWithVoid();
            }

            /** The effect's first statement does not wait: after an insert that failed, the transaction takes no other. */
            @Override
            public <T> Uni<T> insertBefore(
                    Supplier<Uni<T>> effect,
                    IdempotentRequest request,
                    String key,
                    byte[] fingerprint,
                    String resourceId) {
                return Uni.combine()
                        .all()
                        .unis(
                                insert(request, key, fingerprint, resourceId),
                                Uni.createFrom().deferred(effect::get))
                        .with((inserted, result) -> result);
            }
        };
    }

    static IdempotencyRows in(Mutiny.Session session) {
        return new IdempotencyRows() {
            @Override
            public Uni<Known> lockAndFind(IdempotentRequest request, String key) {
                return lock(request, key).chain(alone -> find(request, key).map(found -> new Known(alone, found)));
            }

            private Uni<Boolean> lock(IdempotentRequest request, String key) {
                return session.createNativeQuery(
                                "select pg_try_advisory_xact_lock(hashtextextended(?1, 0))", Boolean.class)
                        .setParameter(1, lockName(request, key))
                        .getSingleResult();
            }

            @Override
            public Uni<Optional<Found>> find(IdempotentRequest request, String key) {
                return session.createNativeQuery(
                                "select fingerprint, resource_id from idempotency_record"
                                        + " where merchant_id = ?1 and operation = ?2 and key = ?3",
                                Object[].class)
                        .setParameter(1, request.merchant().value())
                        .setParameter(2, request.operation())
                        .setParameter(3, key)
                        .getResultList()
                        .map(IdempotencyRows::first);
            }

            @Override
            public Uni<Void> insert(IdempotentRequest request, String key, byte[] fingerprint, String resourceId) {
                return session.createNativeQuery(
                                "insert into idempotency_record"
                                        + " (merchant_id, operation, key, fingerprint, resource_id) values (?1, ?2, ?3, ?4, ?5)")
                        .setParameter(1, request.merchant().value())
                        .setParameter(2, request.operation())
                        .setParameter(3, key)
                        .setParameter(4, fingerprint)
                        .setParameter(5, resourceId)
                        .executeUpdate()
                        .replaceWithVoid();
            }
        };
    }

    private static Optional<Found> first(List<Object[]> rows) {
        return rows.stream().findFirst().map(row -> new Found((byte[]) row[0], (String) row[1]));
    }
}

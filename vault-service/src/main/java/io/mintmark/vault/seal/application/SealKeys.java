package io.mintmark.vault.seal.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mintmark.platform.runtime.Mode;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.crypto.application.AeadKey;
import io.mintmark.vault.crypto.application.RootKey;
import io.mintmark.vault.crypto.domain.Aad;
import io.mintmark.vault.seal.application.SealKeyStore.Minute;
import io.mintmark.vault.seal.application.SealKeyStore.WrappedKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * One key for each minute, which all replicas share: whoever needs it first makes it. It is destroyed when the last seal
 * under it has ended, so a code that was sealed can be opened by nobody afterwards, whatever else becomes known.
 */
@ApplicationScoped
class SealKeys {
    /** A key is kept for a minute of seals and their life of two minutes at most; together no more than five. */
    private static final Duration UNWRAPPED = Duration.ofMinutes(2);

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(2);
    private static final int REMEMBERED = 10;
    /** A minute may end between two statements, but not again and again. */
    private static final int ATTEMPTS = 4;

    private static final int VERSION = 1;

    /** A key that can be used now. */
    record Current(String id, AeadKey key, Instant now) {}

    /** A key at hand, and what it was unwrapped from. */
    private record Unwrapped(WrappedKey from, AeadKey key) {}

    private final Transactions transactions;
    private final SealKeyStore store;
    private final RootKey root;
    private final SecureRandom random;
    private final SealConfig config;
    private final String environment;
    private final Cache<Long, Unwrapped> unwrapped = Caffeine.newBuilder()
            .expireAfterWrite(UNWRAPPED)
            .maximumSize(REMEMBERED)
            .build();

    SealKeys(
            Transactions transactions,
            SealKeyStore store,
            RootKey root,
            SecureRandom random,
            SealConfig config,
            Mode mode) {
        if (config.lifetime().compareTo(LONGEST_LIFE) > 0 || config.lifetime().isNegative()) {
            throw new IllegalArgumentException("mintmark.vault.seals.lifetime is at most two minutes");
        }
        this.transactions = transactions;
        this.store = store;
        this.root = root;
        this.random = random;
        this.config = config;
        this.environment = mode.label();
    }

    /** The key of this minute by the database's clock. */
    Uni<Current> current() {
        return current(ATTEMPTS);
    }

    /** The key of a seal; empty if it is destroyed. */
    Uni<Optional<AeadKey>> find(String id) {
        long minute = Long.parseLong(id.substring(1));
        Unwrapped known = unwrapped.getIfPresent(minute);
        if (known != null) {
            return Uni.createFrom().item(Optional.of(known.key()));
        }
        return transactions
                .asSystem(tx -> store.find(tx, minute))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : unwrap(found.get()).map(Optional::of));
    }

    private Uni<Current> current(int attempts) {
        if (attempts == 0) {
            throw new IllegalStateException("no key could be had for a security code");
        }
        return transactions.asSystem(store::current).chain(minute -> {
            WrappedKey key = minute.key();
            return key == null
                    ? create(minute).chain(() -> current(attempts - 1))
                    : unwrap(key).map(usable -> new Current("k" + minute.minute(), usable, minute.now()));
        });
    }

    private Uni<Void> create(Minute minute) {
        byte[] key = new byte[AeadKey.LENGTH];
        random.nextBytes(key);
        return root.wrap(key, aad(root.keyId(), minute.minute()))
                .onTermination()
                .invoke(() -> Arrays.fill(key, (byte) 0))
                .map(wrapped -> new WrappedKey(minute.minute(), root.keyId(), wrapped))
                .chain(wrapped -> transactions.asSystem(tx -> store.add(tx, wrapped, config.lifetime())));
    }

    private Uni<AeadKey> unwrap(WrappedKey stored) {
        Unwrapped known = unwrapped.getIfPresent(stored.minute());
        if (known != null && Arrays.equals(known.from().wrapped(), stored.wrapped())) {
            return Uni.createFrom().item(known.key());
        }
        return root.unwrap(stored.wrapped(), aad(stored.rootKeyId(), stored.minute()))
                .map(key -> {
                    try {
                        return new AeadKey(VERSION, key);
                    } finally {
                        Arrays.fill(key, (byte) 0);
                    }
                })
                .invoke(key -> unwrapped.put(stored.minute(), new Unwrapped(stored, key)));
    }

    private Aad aad(String rootKeyId, long minute) {
        return Aad.purpose("seal-key").with(environment).with(rootKeyId).with(minute);
    }
}

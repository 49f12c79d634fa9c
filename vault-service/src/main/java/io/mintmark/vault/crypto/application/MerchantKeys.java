package io.mintmark.vault.crypto.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.runtime.Mode;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.crypto.application.WrappedKeys.WrappedKey;
import io.mintmark.vault.crypto.domain.Aad;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hands out the merchants' keys, unwrapped for five minutes at the most; makes a merchant's first key when it is needed. */
@ApplicationScoped
public class MerchantKeys {
    /** Wraps that one unwrapping may do before it asks the books again. */
    static final long SHARE = 4_096;
    /** Random nonces cap a key at 2^32 values (NIST SP 800-38D section 8.3); we stop at half of that. */
    static final long MOST_WRAPS = 1L << 31;

    private static final Duration UNWRAPPED = Duration.ofMinutes(5);
    private static final int REMEMBERED = 10_000;
    private static final int FIRST_VERSION = 1;

    private final Transactions transactions;
    private final WrappedKeys store;
    private final RootKey root;
    private final SecureRandom random;
    private final String environment;
    private final Cache<MerchantId, KeyRing> unwrapped = Caffeine.newBuilder()
            .expireAfterWrite(UNWRAPPED)
            .maximumSize(REMEMBERED)
            .build();

    MerchantKeys(Transactions transactions, WrappedKeys store, RootKey root, SecureRandom random, Mode mode) {
        this.transactions = transactions;
        this.store = store;
        this.root = root;
        this.random = random;
        this.environment = mode.label();
    }

    /** The merchant's keys. Opens a transaction of its own when they are not at hand: never ask from within another. */
    public Uni<KeyRing> of(MerchantId merchant) {
        KeyRing known = unwrapped.getIfPresent(merchant);
        if (known != null && !known.isSpent()) {
            return Uni.createFrom().item(known);
        }
        return reserve(merchant)
                .chain(stored ->
                        stored.isEmpty() ? create(merchant) : Uni.createFrom().item(stored))
                .chain(stored -> unwrap(merchant, stored))
                .invoke(ring -> unwrapped.put(merchant, ring));
    }

    private Uni<List<WrappedKey>> create(MerchantId merchant) {
        byte[] key = new byte[AeadKey.LENGTH];
        random.nextBytes(key);
        return root.wrap(key, aad(merchant, root.keyId(), FIRST_VERSION))
                .onTermination()
                .invoke(() -> Arrays.fill(key, (byte) 0))
                .chain(wrapped -> transactions.asMerchant(
                        merchant, tx -> store.add(tx, merchant, FIRST_VERSION, root.keyId(), wrapped)))
                .chain(() -> reserve(merchant));
    }

    private Uni<List<WrappedKey>> reserve(MerchantId merchant) {
        return transactions.asMerchant(merchant, tx -> store.reserve(tx, merchant, SHARE));
    }

    private Uni<KeyRing> unwrap(MerchantId merchant, List<WrappedKey> stored) {
        WrappedKey newest = stored.get(0);
        if (newest.wrapsReserved() > MOST_WRAPS) {
            return Uni.createFrom().failure(Problem.unavailable("This merchant's key is due for rotation."));
        }
        return Multi.createFrom()
                .iterable(stored)
                .onItem()
                .transformToUniAndConcatenate(wrapped -> unwrap(merchant, wrapped))
                .collect()
                .asList()
                .map(keys -> ring(merchant, keys));
    }

    private Uni<AeadKey> unwrap(MerchantId merchant, WrappedKey stored) {
        return root.unwrap(stored.wrapped(), aad(merchant, stored.rootKeyId(), stored.version()))
                .map(key -> {
                    try {
                        return new AeadKey(stored.version(), key);
                    } finally {
                        Arrays.fill(key, (byte) 0);
                    }
                });
    }

    private KeyRing ring(MerchantId merchant, List<AeadKey> newestFirst) {
        Map<Integer, AeadKey> byVersion = new HashMap<>();
        newestFirst.forEach(key -> byVersion.put(key.version(), key));
        return new KeyRing(environment, merchant, byVersion, newestFirst.get(0), SHARE, random);
    }

    private Aad aad(MerchantId merchant, String rootKeyId, int version) {
        return Aad.purpose("merchant-key")
                .with(environment)
                .with(merchant.value())
                .with(rootKeyId)
                .with(version);
    }
}

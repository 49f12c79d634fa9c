package io.mintmark.session.merchants.domain;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A merchant and its live API keys. Every change gives the next version, counted by {@code sequence}.
 *
 * @param callbackSecretVersion which of its callback secrets signs now; counts from 1
 */
public record Merchant(
        long id,
        MerchantSettings settings,
        List<ApiKey> keys,
        int callbackSecretVersion,
        Instant createdAt,
        long sequence) {
    /** How many keys may be live at once: the one in use and its successor. */
    public static final int MOST_KEYS = 2;

    public Merchant {
        keys = List.copyOf(keys);
    }

    /** A merchant without keys. */
    public static Merchant create(long id, MerchantSettings settings, Instant now) {
        return new Merchant(id, settings, List.of(), 1, now, 1);
    }

    /** The merchant under other settings. */
    public Merchant withSettings(MerchantSettings changed) {
        return next(changed, keys, callbackSecretVersion);
    }

    /** One more key; refused with {@link TooManyKeys} while two are live. */
    public Merchant withKey(ApiKey key) {
        if (keys.size() >= MOST_KEYS) {
            throw new TooManyKeys();
        }
        return next(settings, Stream.concat(keys.stream(), Stream.of(key)).toList(), callbackSecretVersion);
    }

    /** The merchant without this key. */
    public Merchant withoutKey(String keyId) {
        return next(
                settings, keys.stream().filter(key -> !key.id().equals(keyId)).toList(), callbackSecretVersion);
    }

    /** The merchant with its next callback secret. */
    public Merchant withNextCallbackSecret() {
        return next(settings, keys, callbackSecretVersion + 1);
    }

    public boolean hasKey(String keyId) {
        return keys.stream().anyMatch(key -> key.id().equals(keyId));
    }

    private Merchant next(MerchantSettings changed, List<ApiKey> changedKeys, int version) {
        return new Merchant(id, changed, changedKeys, version, createdAt, sequence + 1);
    }
}

package io.mintmark.session.merchants.domain;

import java.time.Instant;
import java.util.List;

/**
 * A live API key.
 *
 * @param hash the keyed hash of the secret, which itself is not kept
 */
public record ApiKey(String id, String hash, List<Scope> scopes, Instant createdAt) {
    /** What key ids begin with, before the underscore. */
    public static final String PREFIX = "key";

    public ApiKey {
        scopes = List.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "ApiKey[" + id + "]";
    }
}

package io.mintmark.session.merchants.api;

import io.mintmark.session.merchants.domain.ApiKey;
import io.mintmark.session.merchants.domain.Scope;
import java.time.Instant;
import java.util.List;

/** A live API key without its secret. */
public record ApiKeyView(String id, List<String> scopes, Instant createdAt) {
    static ApiKeyView of(ApiKey key) {
        return new ApiKeyView(key.id(), key.scopes().stream().map(Scope::label).toList(), key.createdAt());
    }
}

package io.mintmark.session.merchants.api;

import io.mintmark.session.merchants.application.IssueApiKey;
import java.time.Instant;
import java.util.List;

/**
 * A new API key.
 *
 * @param secret shown this one time
 */
public record ApiKeyWithSecret(String id, String secret, List<String> scopes, Instant createdAt) {
    static ApiKeyWithSecret of(IssueApiKey.Issued issued) {
        ApiKeyView key = ApiKeyView.of(issued.key());
        return new ApiKeyWithSecret(key.id(), issued.secret().reveal(), key.scopes(), key.createdAt());
    }

    @Override
    public String toString() {
        return "ApiKeyWithSecret[" + id + "]";
    }
}

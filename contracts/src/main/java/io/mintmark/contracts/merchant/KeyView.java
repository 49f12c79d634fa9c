package io.mintmark.contracts.merchant;

import java.util.List;

/**
 * A live API key. A revoked one is absent.
 *
 * @param hash base64url of HMAC-SHA-256 over the secret; it cannot be used without the pepper, which never travels
 * @param scopes what the key may do, such as {@code sessions:write}
 */
public record KeyView(String id, String hash, List<String> scopes) {
    public KeyView {
        scopes = List.copyOf(scopes);
    }

    /** Leaves the hash out: it is of no use in a log. */
    @Override
    public String toString() {
        return "KeyView[id=" + id + ", scopes=" + scopes + "]";
    }
}

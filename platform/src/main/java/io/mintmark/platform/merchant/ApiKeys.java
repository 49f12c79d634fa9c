package io.mintmark.platform.merchant;

import io.mintmark.platform.auth.AuthConfig;
import io.mintmark.platform.secret.Keys;
import io.mintmark.platform.tenancy.MerchantId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Recognises API keys in memory by the keyed hash of their secret. */
@Singleton
public class ApiKeys {
    /** A live key of an active merchant. */
    public record Known(MerchantId merchant, String keyId, Set<String> scopes) {}

    private static final int LONGEST = 128;

    private final byte[] pepper;
    private final MerchantDirectory directory;

    ApiKeys(AuthConfig config, MerchantDirectory directory) {
        this.pepper = Keys.decode("mintmark.auth.pepper", config.pepper());
        this.directory = directory;
    }

    /** The key with this secret. A look-up by a keyed hash gives nothing away through its timing. */
    public Optional<Known> bySecret(String secret) {
        return secret.isEmpty() || secret.length() > LONGEST ? Optional.empty() : directory.byHash(hash(secret));
    }

    /** Whether an unknown secret is certainly nobody's: not until all merchants are known. */
    public boolean knowsAll() {
        return directory.isComplete();
    }

    /** What {@code merchant.state} carries in a secret's place: HMAC-SHA-256 under the pepper, URL-safe Base64. */
    public String hash(String secret) {
        return Keys.base64Url(Keys.hmac(pepper, Keys.utf8("api-key/v1|"), Keys.utf8(secret)));
    }
}

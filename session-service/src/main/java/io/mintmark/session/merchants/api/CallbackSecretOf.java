package io.mintmark.session.merchants.api;

import io.mintmark.platform.secret.CallbackSecrets;
import io.mintmark.platform.secret.Keys;
import io.mintmark.session.merchants.domain.Merchant;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Derives the callback secret to show; it is stored nowhere. */
@Singleton
class CallbackSecretOf {
    private static final String MASTER_KEY = "mintmark.callbacks.master-key";

    private final CallbackSecrets secrets;

    CallbackSecretOf(@ConfigProperty(name = MASTER_KEY) String masterKey) {
        this.secrets = new CallbackSecrets(Keys.decode(MASTER_KEY, masterKey));
    }

    String current(Merchant merchant) {
        return secrets.secretOf(merchant.id(), merchant.callbackSecretVersion());
    }
}

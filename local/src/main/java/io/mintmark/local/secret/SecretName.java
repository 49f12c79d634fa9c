package io.mintmark.local.secret;

import java.util.Locale;

/** Symmetric keys that the services are given. */
public enum SecretName {
    /** Keys the hashes of API keys. */
    PEPPER,
    /** Signs page cursors. */
    CURSORS_KEY,
    /** Derives the links of sessions. */
    LINK_KEY,
    /** Derives the merchants' callback secrets. */
    CALLBACK_MASTER_KEY,
    /** Encrypts the secrets of webhook endpoints. */
    WEBHOOK_SECRET_KEY,
    /** Signs what the vault sends to the acquirer, which knows it too. */
    ACQUIRER_SIGNING_KEY;

    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.mintmark.webhook.delivery.application;

import io.mintmark.platform.merchant.MerchantDirectory;
import io.mintmark.platform.secret.CallbackSecrets;
import io.mintmark.platform.secret.Keys;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.webhook.signing.application.SecretSealing;
import io.mintmark.webhook.signing.domain.WebhookSecret;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finds what signs an attempt: the endpoint's secret, or for a session's callback the merchant's callback secret. */
@Singleton
class SigningSecrets {
    private final SecretSealing sealing;
    private final CallbackSecrets callbacks;
    private final MerchantDirectory merchants;

    SigningSecrets(
            SecretSealing sealing,
            MerchantDirectory merchants,
            @ConfigProperty(name = "mintmark.callbacks.master-key") String masterKey) {
        this.sealing = sealing;
        this.merchants = merchants;
        this.callbacks = new CallbackSecrets(Keys.decode("mintmark.callbacks.master-key", masterKey));
    }

    WebhookSecret of(Lease lease) {
        Lease.Receiver receiver = lease.receiver();
        String endpoint = lease.endpointId();
        if (receiver != null && endpoint != null) {
            return sealing.open(receiver.sealedSecret(), lease.merchant(), endpoint);
        }
        int version = merchants
                .find(new MerchantId(lease.merchant()))
                .orElseThrow(() -> new IllegalStateException("merchant " + lease.merchant() + " is not known yet"))
                .callbackSecretVersion();
        return WebhookSecret.ofBytes(callbacks.keyOf(lease.merchant(), version));
    }
}

package io.mintmark.session.merchants.api;

import io.mintmark.contracts.merchant.MerchantView;
import java.util.List;

/**
 * A merchant in the one answer that also shows its callback secret.
 *
 * @param callbackSecret signs the callbacks of its sessions, by Standard Webhooks; shown once
 */
public record MerchantWithSecret(
        long id,
        String name,
        String status,
        List<String> embedOrigins,
        List<String> redirectHosts,
        boolean threeDSecure,
        boolean skipCvcForOneClick,
        String callbackSecret) {
    static MerchantWithSecret of(MerchantView merchant, String callbackSecret) {
        return new MerchantWithSecret(
                merchant.id(),
                merchant.name(),
                merchant.status(),
                merchant.embedOrigins(),
                merchant.redirectHosts(),
                merchant.threeDSecure(),
                merchant.skipCvcForOneClick(),
                callbackSecret);
    }

    @Override
    public String toString() {
        return "MerchantWithSecret[" + id + "]";
    }
}

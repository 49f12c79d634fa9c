package io.mintmark.session.merchants.persistence;

import io.mintmark.session.merchants.domain.ApiKey;
import io.mintmark.session.merchants.domain.Merchant;
import io.mintmark.session.merchants.domain.MerchantSettings;
import io.mintmark.session.merchants.domain.Scope;
import java.time.Instant;
import java.util.List;

/** Between rows and merchants. */
final class MerchantRows {
    private MerchantRows() {}

    static Merchant read(MerchantEntity row, List<ApiKeyEntity> keys) {
        return new Merchant(
                row.id,
                new MerchantSettings(
                        row.name,
                        row.active,
                        row.embedOrigins,
                        row.redirectHosts,
                        row.threeDSecure,
                        row.skipCvcForOneClick),
                keys.stream().map(MerchantRows::key).toList(),
                row.callbackSecretVersion,
                row.createdAt,
                row.sequence);
    }

    private static ApiKey key(ApiKeyEntity row) {
        List<Scope> scopes = row.scopes.stream()
                .map(label -> Scope.ofLabel(label).orElseThrow())
                .toList();
        return new ApiKey(row.id, row.hash, scopes, row.createdAt);
    }

    static void write(Merchant merchant, MerchantEntity row, Instant now) {
        MerchantSettings settings = merchant.settings();
        row.name = settings.name();
        row.active = settings.active();
        row.embedOrigins = settings.embedOrigins();
        row.redirectHosts = settings.redirectHosts();
        row.threeDSecure = settings.threeDSecure();
        row.skipCvcForOneClick = settings.skipCvcForOneClick();
        row.callbackSecretVersion = merchant.callbackSecretVersion();
        row.sequence = merchant.sequence();
        row.updatedAt = now;
    }
}

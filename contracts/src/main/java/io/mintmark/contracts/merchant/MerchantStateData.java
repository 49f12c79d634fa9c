package io.mintmark.contracts.merchant;

import java.util.List;

/**
 * The value of a {@code merchant.state} record: all that a service needs to authenticate a merchant in memory.
 *
 * @param callbackSecretVersion which version of the callback secret signs now; the secret never travels
 */
public record MerchantStateData(MerchantView merchant, List<KeyView> keys, int callbackSecretVersion) {
    public MerchantStateData {
        keys = List.copyOf(keys);
    }
}

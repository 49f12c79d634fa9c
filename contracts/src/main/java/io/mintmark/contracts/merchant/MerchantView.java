package io.mintmark.contracts.merchant;

import java.util.List;

/**
 * A merchant as the API shows it.
 *
 * @param status {@code active} or {@code disabled}
 * @param embedOrigins which origins may frame the card page
 * @param redirectHosts to which hosts a payer may be sent back
 * @param skipCvcForOneClick whether a saved card may be charged without its security code
 */
public record MerchantView(
        long id,
        String name,
        String status,
        List<String> embedOrigins,
        List<String> redirectHosts,
        boolean threeDSecure,
        boolean skipCvcForOneClick) {
    public MerchantView {
        embedOrigins = List.copyOf(embedOrigins);
        redirectHosts = List.copyOf(redirectHosts);
    }
}

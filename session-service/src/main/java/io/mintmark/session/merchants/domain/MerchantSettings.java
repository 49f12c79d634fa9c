package io.mintmark.session.merchants.domain;

import java.util.List;

/**
 * What an operator decides about a merchant.
 *
 * @param active whether its keys open anything
 * @param embedOrigins the origins that may frame the card page
 * @param redirectHosts the hosts to which payers may be sent back; empty allows every https host
 * @param threeDSecure whether payments ask for 3-D Secure
 * @param skipCvcForOneClick whether a saved card may be charged without its security code
 */
public record MerchantSettings(
        String name,
        boolean active,
        List<String> embedOrigins,
        List<String> redirectHosts,
        boolean threeDSecure,
        boolean skipCvcForOneClick) {
    public MerchantSettings {
        embedOrigins = List.copyOf(embedOrigins);
        redirectHosts = List.copyOf(redirectHosts);
    }
}

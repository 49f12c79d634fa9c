package io.mintmark.endtoend.merchant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code POST /v1/sessions} is sent: the request of the integration guide that the API follows, with ids and
 * addresses of one's own and without {@code verifyFunds}, unless asked for.
 *
 * @param settings more of them, or others
 * @param tokenization more of its settings, or others
 */
public record SessionOrder(
        long merchantId,
        String referenceId,
        String customerId,
        MerchantSite site,
        Map<String, Object> settings,
        Map<String, Object> tokenization) {
    public SessionOrder(long merchantId, String referenceId, String customerId, MerchantSite site) {
        this(merchantId, referenceId, customerId, site, Map.of(), Map.of());
    }

    /** With another member of {@code settings}. */
    public SessionOrder with(String setting, Object value) {
        return new SessionOrder(merchantId, referenceId, customerId, site, and(settings, setting, value), tokenization);
    }

    /** With another member of {@code settings.tokenization}. */
    public SessionOrder tokenizing(String setting, Object value) {
        return new SessionOrder(merchantId, referenceId, customerId, site, settings, and(tokenization, setting, value));
    }

    /** With a verification of the card by 1.00 USD. */
    public SessionOrder verifyingFunds() {
        return tokenizing("verifyFunds", Map.of("amount", 1.00, "currency", "USD"));
    }

    private static Map<String, Object> and(Map<String, Object> all, String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(all);
        more.put(member, value);
        return more;
    }

    String json() {
        Map<String, Object> how = new LinkedHashMap<>();
        how.put("type", "store");
        how.put("allowedCardTypes", List.of("credit", "debit"));
        how.put("features", List.of("create", "list", "select", "delete"));
        how.putAll(tokenization);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("paymentMethodTypes", List.of("card"));
        all.put("tokenization", how);
        all.put("callbacks", Map.of("tokenizationCallbackUrl", site.callbackUrl()));
        all.put("redirects", Map.of("defaultUrl", site.resultUrl(), "cancelUrl", site.cancelUrl()));
        all.putAll(settings);
        return Json.object(
                "merchantId",
                merchantId,
                "referenceId",
                referenceId,
                "type",
                "tokenization",
                "customerId",
                customerId,
                "settings",
                all);
    }
}

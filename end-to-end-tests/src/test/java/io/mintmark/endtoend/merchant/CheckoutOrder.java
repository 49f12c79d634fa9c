package io.mintmark.endtoend.merchant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What {@code POST /v1/sessions} is sent to be paid: the request of the integration guide that the API follows, with ids
 * and addresses of one's own.
 *
 * @param members of the request itself, or others
 * @param payment members of {@code paymentRequest}, or others
 * @param checkout members of {@code settings.checkout}
 */
public record CheckoutOrder(
        long merchantId,
        MerchantSite site,
        Map<String, Object> members,
        Map<String, Object> payment,
        Map<String, Object> checkout) {
    CheckoutOrder(long merchantId, MerchantSite site) {
        this(merchantId, site, Map.of(), Map.of(), Map.of());
    }

    /** With another member. */
    public CheckoutOrder with(String member, Object value) {
        return new CheckoutOrder(merchantId, site, and(members, member, value), payment, checkout);
    }

    /** With another member of {@code paymentRequest}. */
    public CheckoutOrder paying(String member, Object value) {
        return new CheckoutOrder(merchantId, site, members, and(payment, member, value), checkout);
    }

    /** With another member of {@code settings.checkout}. */
    public CheckoutOrder checkingOut(String member, Object value) {
        return new CheckoutOrder(merchantId, site, members, payment, and(checkout, member, value));
    }

    private static Map<String, Object> and(Map<String, Object> all, String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(all);
        more.put(member, value);
        return more;
    }

    String json() {
        String name = UUID.randomUUID().toString();
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("referenceId", "payment-" + name);
        request.put("invoiceNumber", "INV-" + name);
        request.put("installments", 1);
        request.put("amount", Map.of("total", 100.00, "currency", "UYU"));
        request.put("metadata", Map.of("orderId", "1001"));
        request.putAll(payment);
        Map<String, Object> how = new LinkedHashMap<>();
        how.put("disableThreeds", false);
        how.putAll(checkout);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("merchantId", merchantId);
        all.put("referenceId", "checkout-session-" + name);
        all.put("type", "checkout");
        all.put("paymentRequest", request);
        all.put("browserDetails", Map.of("ipAddress", "203.0.113.10", "userAgent", "Mozilla/5.0"));
        all.put(
                "settings",
                Map.of(
                        "paymentMethodTypes", List.of("card"),
                        "checkout", how,
                        "callbacks", Map.of("paymentCallbackUrl", site.callbackUrl()),
                        "redirects", Map.of("defaultUrl", site.resultUrl(), "cancelUrl", site.cancelUrl())));
        all.putAll(members);
        return Json.text(all);
    }
}

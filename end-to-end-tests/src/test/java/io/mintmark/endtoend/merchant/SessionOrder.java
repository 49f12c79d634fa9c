package io.mintmark.endtoend.merchant;

import java.util.List;
import java.util.Map;

/**
 * What {@code POST /v1/sessions} is sent: the request of the integration guide that the API follows, with ids and
 * addresses of one's own and without {@code verifyFunds}.
 */
public record SessionOrder(long merchantId, String referenceId, String customerId, MerchantSite site) {
    String json() {
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
                Map.of(
                        "paymentMethodTypes",
                        List.of("card"),
                        "tokenization",
                        Map.of(
                                "type",
                                "store",
                                "allowedCardTypes",
                                List.of("credit", "debit"),
                                "features",
                                List.of("create", "list", "select", "delete")),
                        "callbacks",
                        Map.of("tokenizationCallbackUrl", site.callbackUrl()),
                        "redirects",
                        Map.of("defaultUrl", site.resultUrl(), "cancelUrl", site.cancelUrl())));
    }
}

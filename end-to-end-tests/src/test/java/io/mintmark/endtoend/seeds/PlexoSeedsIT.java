package io.mintmark.endtoend.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.endtoend.cluster.Api;
import io.mintmark.endtoend.cluster.Api.Answer;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.Merchant;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.merchant.Webhook;
import io.mintmark.endtoend.payer.HttpPayer;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The examples of the two guides about sessions, as written apart from ids and URLs. */
@Order(6)
@OnCluster
class PlexoSeedsIT {
    private static final String NUMBER = "4111 1111 1111 1111";
    private static final String EXPIRY = "12/30";

    private final Platform platform;
    private final HttpPayer payer;

    PlexoSeedsIT(Platform platform) {
        this.platform = platform;
        this.payer = new HttpPayer(platform.api());
    }

    private static JsonNode created(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return Api.parse(answer.text());
    }

    private static JsonNode read(Merchant merchant, String path) {
        Answer answer = merchant.call("GET", path, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Api.parse(answer.text());
    }

    private static String link(JsonNode session, String name, String value) {
        for (JsonNode action : session.path("actions")) {
            if (action.path(name).asText().equals(value)) {
                return action.path("href").asText();
            }
        }
        throw new AssertionError("no action with " + name + " " + value);
    }

    private static String customer(Merchant merchant) {
        JsonNode customer = created(
                merchant.call(
                        "POST",
                        "/v1/customers",
                        """
                {
                  "referenceId": "customer-1001",
                  "email": "customer@example.com",
                  "firstName": "Test",
                  "lastName": "User"
                }"""));
        assertThat(customer.path("referenceId").asText()).isEqualTo("customer-1001");
        return customer.path("id").asText();
    }

    @Test
    void aTokenizationSessionSavesACard() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            Merchant merchant = Merchant.create(platform, "Tokenizing Shop", List.of(site.origin()));
            String customer = customer(merchant);
            JsonNode session = created(merchant.call(
                    "POST",
                    "/v1/sessions",
                    """
                    {
                      "merchantId": %d,
                      "referenceId": "tok-session-1001",
                      "type": "tokenization",
                      "customerId": "%s",
                      "settings": {
                        "paymentMethodTypes": ["card"],
                        "tokenization": {
                          "type": "store",
                          "allowedCardTypes": ["credit", "debit"],
                          "features": ["create", "list", "select", "delete"],
                          "verifyFunds": {
                            "amount": 1.00,
                            "currency": "USD"
                          }
                        },
                        "callbacks": {
                          "tokenizationCallbackUrl": "%s"
                        },
                        "redirects": {
                          "defaultUrl": "%s",
                          "cancelUrl": "%s"
                        }
                      }
                    }"""
                            .formatted(
                                    merchant.id(), customer, site.callbackUrl(), site.resultUrl(), site.cancelUrl())));
            assertThat(session.path("status").asText()).isEqualTo("pending");
            assertThat(link(session, "rel", "EMBEDDED"))
                    .contains("/e/tokenization/" + session.path("id").asText());

            // when
            String end = payer.persist(link(session, "rel", "REDIRECT"), NUMBER, EXPIRY);

            // then
            assertThat(end).endsWith("&sessionId=" + session.path("id").asText() + "&status=completed");
            JsonNode saved = read(merchant, "/v1/customers/" + customer + "/payment-instruments")
                    .path("data");
            assertThat(saved).hasSize(1);
            assertThat(saved.path(0).path("storage").asText()).isEqualTo("store");
            assertThat(saved.path(0).path("card").path("last4").asText()).isEqualTo("1111");
            await("the callback").untilAsserted(() -> assertThat(site.callbacks())
                    .extracting(Webhook::type)
                    .contains("session.completed"));
            JsonNode listed = read(
                    merchant,
                    "/v1/sessions?merchantId=" + merchant.id() + "&referenceId=tok-session-1001&page=1&size=20");
            assertThat(listed.path("total").asInt()).isEqualTo(1);
            assertThat(listed.path("data").path(0).path("paymentInstrument").asText())
                    .isEqualTo(saved.path(0).path("id").asText());
        }
    }

    @Test
    void aCheckoutSessionTakesAPayment() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            Merchant merchant = Merchant.create(platform, "Checkout Shop");
            JsonNode session = created(merchant.call(
                    "POST",
                    "/v1/sessions",
                    """
                    {
                      "merchantId": %d,
                      "referenceId": "checkout-session-1001",
                      "type": "checkout",
                      "customerId": "%s",
                      "paymentRequest": {
                        "referenceId": "payment-1001",
                        "invoiceNumber": "INV-1001",
                        "installments": 1,
                        "amount": {
                          "total": 100.00,
                          "currency": "UYU"
                        },
                        "metadata": {
                          "orderId": "1001"
                        }
                      },
                      "browserDetails": {
                        "ipAddress": "203.0.113.10",
                        "userAgent": "Mozilla/5.0"
                      },
                      "settings": {
                        "paymentMethodTypes": ["card"],
                        "checkout": {
                          "disableThreeds": false
                        },
                        "callbacks": {
                          "paymentCallbackUrl": "%s"
                        },
                        "redirects": {
                          "defaultUrl": "%s",
                          "cancelUrl": "%s"
                        }
                      }
                    }"""
                            .formatted(
                                    merchant.id(),
                                    customer(merchant),
                                    site.callbackUrl(),
                                    site.resultUrl(),
                                    site.cancelUrl())));

            // when
            String end = payer.persist(link(session, "method", "REDIRECT"), NUMBER, EXPIRY);

            // then
            assertThat(end).endsWith("&sessionId=" + session.path("id").asText() + "&status=completed");
            JsonNode listed = read(
                    merchant,
                    "/v1/sessions?merchantId=" + merchant.id() + "&referenceId=checkout-session-1001&page=1&size=20");
            assertThat(listed.path("total").asInt()).isEqualTo(1);
            JsonNode payment = read(
                    merchant,
                    "/v1/payments/"
                            + listed.path("data").path(0).path("payment").asText());
            assertThat(payment.path("status").asText()).isEqualTo("captured");
            assertThat(payment.path("referenceId").asText()).isEqualTo("payment-1001");
            assertThat(payment.path("invoiceNumber").asText()).isEqualTo("INV-1001");
            assertThat(payment.path("amount").path("total").decimalValue()).isEqualByComparingTo("100.00");
            assertThat(payment.path("metadata").path("orderId").asText()).isEqualTo("1001");
            await("the callback").untilAsserted(() -> assertThat(site.callbacks())
                    .extracting(Webhook::type)
                    .contains("payment.captured"));
        }
    }
}

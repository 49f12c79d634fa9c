package io.mintmark.endtoend.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.endtoend.cluster.Api;
import io.mintmark.endtoend.cluster.Api.Answer;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.Merchant;
import io.mintmark.endtoend.merchant.Merchant.Endpoint;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.merchant.Session;
import io.mintmark.endtoend.merchant.Webhook;
import io.mintmark.endtoend.payer.HttpPayer;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the guide about tokens in sessions asks for, in the API's own calls. */
@Order(6)
@OnCluster
class AdyenSeedsIT {
    private static final String NUMBER = "5555 5555 5555 4444";
    private static final String REFUSED_LATER = "4000 0000 0000 0341";
    private static final String EXPIRY = "12/30";
    private static final String SHOPPER = "shopper-1001";

    private final Platform platform;
    private final HttpPayer payer;

    AdyenSeedsIT(Platform platform) {
        this.platform = platform;
        this.payer = new HttpPayer(platform.api());
    }

    /** A card saved by an authorization of nothing; the token. */
    private String token(Merchant merchant, MerchantSite site, String number) {
        Session session = merchant.session(merchant.checkout(site)
                .with("shopperReference", SHOPPER)
                .with("shopperInteraction", "Ecommerce")
                .with("recurringProcessingModel", "CardOnFile")
                .with("storePaymentMethodMode", "enabled")
                .paying("amount", Map.of("value", 0, "currency", "EUR")));
        assertThat(merchant.read(session).path("storePaymentMethod").asBoolean())
                .isTrue();
        assertThat(payer.persist(session.link(), number, EXPIRY)).endsWith("&status=completed");
        JsonNode payment = merchant.paymentOf(session);
        assertThat(payment.path("status").asText()).isEqualTo("authorized");
        assertThat(payment.path("resultCode").asText()).isEqualTo("Authorised");
        return payment.path("createdPaymentInstrument").asText();
    }

    private static JsonNode paid(Merchant merchant, String token, String model, String reference) {
        Answer answer = merchant.call(
                "POST",
                "/v1/payments",
                """
                {
                  "referenceId": "%s",
                  "amount": {"value": 1500, "currency": "EUR"},
                  "shopperReference": "%s",
                  "shopperInteraction": "ContAuth",
                  "recurringProcessingModel": "%s",
                  "paymentMethod": {"source": "token", "token": "%s"}
                }"""
                        .formatted(reference, SHOPPER, model, token));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return Api.parse(answer.text());
    }

    @Test
    void aShopperStoresACardByAnAuthorizationOfNothingAndTheTokenIsAnnounced() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            Merchant merchant = Merchant.create(platform, "Zero Shop");
            Endpoint endpoint = merchant.endpoint(site, "payment_instrument.*");

            // when
            String token = token(merchant, site, NUMBER);

            // then
            await("the token's webhook").untilAsserted(() -> assertThat(site.webhooks())
                    .extracting(Webhook::type)
                    .contains("payment_instrument.created"));
            JsonNode told = site.webhooks().get(0).verified(endpoint.secret()).path("data");
            assertThat(told.path("shopperReference").asText()).isEqualTo(SHOPPER);
            assertThat(told.path("paymentInstrument").path("id").asText()).isEqualTo(token);
            assertThat(told.path("paymentInstrument")
                            .path("recurringProcessingModel")
                            .asText())
                    .isEqualTo("CardOnFile");
        }
    }

    @Test
    void aReturningShopperPaysWithTheCodeAlone() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            Merchant merchant = Merchant.create(platform, "One-Click Shop");
            String token = token(merchant, site, NUMBER);
            Session session = merchant.session(merchant.checkout(site)
                    .with("token", token)
                    .with("shopperReference", SHOPPER)
                    .with("shopperInteraction", "ContAuth")
                    .with("recurringProcessingModel", "CardOnFile"));

            // when
            String end = payer.payWithSavedCard(session.link(), "123");

            // then
            assertThat(end).endsWith("&status=completed");
            JsonNode payment = merchant.paymentOf(session);
            assertThat(payment.path("resultCode").asText()).isEqualTo("Authorised");
            assertThat(payment.path("paymentMethod").path("token").asText()).isEqualTo(token);
            assertThat(payment.path("attempts").path(0).path("cvc").asText()).isEqualTo("M");
        }
    }

    @Test
    void theMerchantChargesTheTokenLaterUnderAnotherModel() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            Merchant merchant = Merchant.create(platform, "Subscription Shop");
            String token = token(merchant, site, NUMBER);

            // when
            JsonNode subscription = paid(merchant, token, "Subscription", "subscription-1001");
            JsonNode unscheduled = paid(merchant, token, "UnscheduledCardOnFile", "top-up-1001");

            // then
            assertThat(subscription.path("resultCode").asText()).isEqualTo("Authorised");
            assertThat(unscheduled.path("resultCode").asText()).isEqualTo("Authorised");
            assertThat(subscription.path("amount").path("total").decimalValue()).isEqualByComparingTo("15.00");
        }
    }

    @Test
    void aRefusedPaymentSaysSo() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            Merchant merchant = Merchant.create(platform, "Refused Shop");
            String token = token(merchant, site, REFUSED_LATER);

            // when
            JsonNode payment = paid(merchant, token, "Subscription", "subscription-1002");

            // then
            assertThat(payment.path("resultCode").asText()).isEqualTo("Refused");
            assertThat(payment.path("refusal").path("reason").asText()).isEqualTo("declined");
        }
    }
}

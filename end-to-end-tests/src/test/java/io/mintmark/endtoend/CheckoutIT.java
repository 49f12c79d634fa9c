package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.contracts.EventType;
import io.mintmark.endtoend.acquirer.Acquirer;
import io.mintmark.endtoend.browser.BrowserPayer;
import io.mintmark.endtoend.browser.InChromium;
import io.mintmark.endtoend.browser.Payers;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.Merchant;
import io.mintmark.endtoend.merchant.Merchant.Customer;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.merchant.Session;
import io.mintmark.endtoend.merchant.Webhook;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payers pay on the hosted page, in a real browser. */
@Order(5)
@OnCluster
@InChromium
class CheckoutIT {
    private static final String FORM = "#card-form";
    private static final String CODE = "123";

    private final Platform platform;
    private final Acquirer acquirer;

    CheckoutIT(Platform platform) {
        this.platform = platform;
        this.acquirer = new Acquirer(platform.api(), platform.connection().simulatorUrl());
    }

    private static void type(BrowserPayer browser, String number) {
        browser.typeCard(number, SavedCard.EXPIRY);
        browser.fill("cc-csc", CODE);
    }

    private static String result(MerchantSite site, Session session, String status) {
        return site.resultUrl() + "&sessionId=" + session.id() + "&status=" + status;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "pt"})
    void aPayerPays(String language, Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.speaking(language, "pay")) {
            // given
            Merchant merchant = Merchant.create(platform, "Paid Shop");
            Session session = merchant.session(merchant.checkout(site));
            browser.open(session.link());
            assertThat(browser.inspect("pay")).isEmpty();
            assertThat(browser.text()).contains("100");
            type(browser, SavedCard.NUMBER);

            // when
            browser.submit(FORM);

            // then
            assertThat(browser.awaitAddress(site.resultUrl())).isEqualTo(result(site, session, "completed"));
            JsonNode payment = merchant.paymentOf(session);
            assertThat(payment.path("status").asText()).isEqualTo("captured");
            assertThat(payment.path("captured").path("value").asLong()).isEqualTo(10_000);
            assertThat(payment.path("sessionId").asText()).isEqualTo(session.id());
            assertThat(payment.path("paymentMethod").path("card").path("last4").asText())
                    .isEqualTo("4242");
            assertThat(payment.path("attempts").path(0).path("cvc").asText()).isEqualTo("M");
            assertThat(payment.path("createdPaymentInstrument").isNull()).isTrue();
            assertThat(acquirer.authorizations(merchant.id())).hasSize(1);
            await("the payment is called back").untilAsserted(() -> assertThat(site.callbacks())
                    .extracting(Webhook::type)
                    .contains("payment.captured"));
            assertThat(platform.events()
                            .about(
                                    EventType.PAYMENT_CAPTURED,
                                    payment.path("id").asText()))
                    .hasSize(1);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aPayerPaysAndHasTheCardKept(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withJavaScript("pay-and-save")) {
            // given
            Merchant merchant = Merchant.create(platform, "Keeping Shop");
            Customer customer = merchant.customer("customer-1001");
            Session session = merchant.session(merchant.checkout(site)
                    .with("customerId", customer.id())
                    .with("storePaymentMethodMode", "askForConsent"));
            browser.open(session.link());
            type(browser, SavedCard.NUMBER);
            browser.tick("#consent");

            // when
            browser.submit(FORM);

            // then
            assertThat(browser.awaitAddress(site.resultUrl())).isEqualTo(result(site, session, "completed"));
            JsonNode payment = merchant.paymentOf(session);
            List<JsonNode> kept = merchant.instruments(customer);
            assertThat(kept).hasSize(1);
            String token = kept.get(0).path("id").asText();
            assertThat(payment.path("createdPaymentInstrument").asText()).isEqualTo(token);
            assertThat(merchant.read(session).path("paymentInstrument").asText())
                    .isEqualTo(token);
            assertThat(kept.get(0).path("source").path("payment").asText())
                    .isEqualTo(payment.path("id").asText());
        }
    }

    @Test
    void withoutConsentNoCardIsKept(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withoutJavaScript("pay-without-consent")) {
            // given
            Merchant merchant = Merchant.create(platform, "Forgetful Shop");
            Customer customer = merchant.customer("customer-1001");
            Session session = merchant.session(merchant.checkout(site)
                    .with("customerId", customer.id())
                    .with("storePaymentMethodMode", "askForConsent"));
            browser.open(session.link());
            type(browser, SavedCard.NUMBER);

            // when
            browser.submit(FORM);

            // then
            assertThat(browser.awaitAddress(site.resultUrl())).isEqualTo(result(site, session, "completed"));
            assertThat(merchant.instruments(customer)).isEmpty();
            await("the card is shredded").untilAsserted(() -> assertThat(platform.database()
                            .number("select count(*) from vault.record_key where merchant_id = ?", merchant.id()))
                    .isZero());
        }
    }

    @Test
    void aSavedCardPaysWithItsCodeAlone(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withJavaScript("pay-with-token")) {
            // given
            SavedCard card = SavedCard.ordered(platform, site, "Regular Shop");
            new io.mintmark.endtoend.payer.HttpPayer(platform.api())
                    .persist(card.session().link(), SavedCard.NUMBER, SavedCard.EXPIRY);
            Merchant merchant = card.merchant();
            String token =
                    merchant.instruments(card.customer()).get(0).path("id").asText();
            Session session = merchant.session(merchant.checkout(site)
                    .with("customerId", card.customer().id())
                    .with("token", token));
            browser.open(session.link());
            assertThat(browser.inspect("pay-with-token")).isEmpty();
            browser.fill("cc-csc", CODE);

            // when
            browser.submit("#wallet");

            // then
            assertThat(browser.awaitAddress(site.resultUrl())).isEqualTo(result(site, session, "completed"));
            JsonNode payment = merchant.paymentOf(session);
            assertThat(payment.path("status").asText()).isEqualTo("captured");
            assertThat(payment.path("paymentMethod").path("token").asText()).isEqualTo(token);
            assertThat(payment.path("attempts").path(0).path("cvc").asText()).isEqualTo("M");
            assertThat(merchant.instruments(card.customer())).hasSize(1);
        }
    }

    @Test
    void afterARefusalAnotherCardPays(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withJavaScript("pay-refused")) {
            // given
            Merchant merchant = Merchant.create(platform, "Second Shop");
            Session session = merchant.session(merchant.checkout(site));
            browser.open(session.link());
            type(browser, "4000 0000 0000 9995");
            browser.submit(FORM);
            browser.awaitPart("#summary");
            assertThat(merchant.read(session).path("attemptsLeft").asInt()).isEqualTo(2);
            type(browser, SavedCard.NUMBER);

            // when
            browser.submit(FORM);

            // then
            assertThat(browser.awaitAddress(site.resultUrl())).isEqualTo(result(site, session, "completed"));
            JsonNode payment = merchant.paymentOf(session);
            assertThat(payment.path("status").asText()).isEqualTo("captured");
            assertThat(payment.path("attempts").findValuesAsText("result")).containsExactly("declined", "approved");
        }
    }

    @Test
    void thePayerSaysHowMuch(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withJavaScript("pay-flexible")) {
            // given
            Merchant merchant = Merchant.create(platform, "Donation Shop");
            Session session = merchant.session(merchant.checkout(site)
                    .checkingOut("amountMode", "flexible")
                    .checkingOut(
                            "flexibleAmount",
                            Map.of("allowedCurrencies", List.of("UYU"), "minAmount", 10.00, "maxAmount", 500.00)));
            browser.open(session.link());
            assertThat(browser.inspect("pay-flexible")).isEmpty();
            browser.fill("transaction-amount", "5");
            type(browser, SavedCard.NUMBER);
            browser.submit(FORM);
            browser.awaitPart("#summary");
            browser.fill("transaction-amount", "250.50");
            type(browser, SavedCard.NUMBER);

            // when
            browser.submit(FORM);

            // then
            assertThat(browser.awaitAddress(site.resultUrl())).isEqualTo(result(site, session, "completed"));
            assertThat(merchant.paymentOf(session).path("amount").path("value").asLong())
                    .isEqualTo(25_050);
        }
    }

    @Test
    void whoCancelsPaysNothing(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withJavaScript("pay-canceled")) {
            // given
            Merchant merchant = Merchant.create(platform, "Left Shop");
            Session session = merchant.session(merchant.checkout(site));
            browser.open(session.link());
            type(browser, "4000 0000 0000 0002");
            browser.submit(FORM);
            browser.awaitPart("#summary");

            // when
            browser.cancel();

            // then
            browser.awaitAddress(site.cancelUrl());
            assertThat(merchant.read(session).path("status").asText()).isEqualTo("canceled");
            JsonNode payment = merchant.paymentOf(session);
            assertThat(payment.path("status").asText()).isEqualTo("canceled");
            assertThat(payment.path("resultCode").asText()).isEqualTo("Cancelled");
        }
    }

    @Test
    void aDoubleClickPaysOnce(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withoutJavaScript("pay-twice")) {
            // given
            Merchant merchant = Merchant.create(platform, "Nervous Shop");
            Session session = merchant.session(merchant.checkout(site));
            browser.open(session.link());
            type(browser, SavedCard.NUMBER);

            // when
            browser.submitTwiceAtOnce(FORM);

            // then
            assertThat(browser.awaitAddress(site.resultUrl())).isEqualTo(result(site, session, "completed"));
            assertThat(acquirer.authorizations(merchant.id())).hasSize(1);
            assertThat(merchant.paymentOf(session)
                            .path("captured")
                            .path("value")
                            .asLong())
                    .isEqualTo(10_000);
        }
    }
}

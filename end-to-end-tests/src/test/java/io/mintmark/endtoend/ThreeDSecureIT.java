package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.mintmark.endtoend.payer.HttpPayer;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payers whose banks want to know whether it is them: on a page of its own, in a frame, and after a payment by API. */
@Order(5)
@OnCluster
@InChromium
class ThreeDSecureIT {
    private static final String FORM = "#card-form";
    private static final String FRICTIONLESS = "4000 0025 0000 3155";
    private static final String CHALLENGED = "4000 0000 0000 3220";
    private static final String BANK = "Confirm your payment";
    private static final String PASS = "Yes, it is me (pass)";
    private static final String FAIL = "Give a wrong answer (fail)";
    private static final String TOLD = "window.told.map(message => message.type).join()";

    private final Platform platform;
    private final Acquirer acquirer;

    ThreeDSecureIT(Platform platform) {
        this.platform = platform;
        this.acquirer = new Acquirer(platform.api(), platform.connection().simulatorUrl());
    }

    private Merchant merchant(MerchantSite site) {
        return Merchant.withThreeDSecure(platform, "Careful Shop", List.of(site.origin()));
    }

    private static void pay(BrowserPayer browser, String number) {
        browser.typeCard(number, SavedCard.EXPIRY);
        browser.fill("cc-csc", "123");
        browser.submit(FORM);
    }

    private static BrowserPayer payer(Payers payers, String name, boolean withJavaScript) {
        return withJavaScript ? payers.withJavaScript(name) : payers.withoutJavaScript(name + "-without-scripts");
    }

    private static String result(MerchantSite site, Session session, String status) {
        return site.resultUrl() + "&sessionId=" + session.id() + "&status=" + status;
    }

    private String framing(MerchantSite site, Session session) {
        return site.publish(
                "/pay",
                """
                <!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1><div id="card"></div>
                <script src="%s/card/embed.js"></script>
                <script>
                  window.told = [];
                  const tell = message => window.told.push(message);
                  Mintmark.mount('#card', {href: '%s', title: 'Card details', onReady: tell, onCompleted: tell,
                    onCanceled: tell, onExpired: tell, onError: tell});
                </script>
                """
                        .formatted(platform.baseUrl(), session.link("EMBEDDED")));
    }

    @Test
    void aPayerWhoIsKnownIsNotAsked(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withJavaScript("3ds-frictionless")) {
            Merchant merchant = merchant(site);
            Session session = merchant.session(merchant.checkout(site));
            browser.open(session.link());

            pay(browser, FRICTIONLESS);

            assertThat(browser.awaitAddress(site.resultUrl())).isEqualTo(result(site, session, "completed"));
            JsonNode attempt = merchant.paymentOf(session).path("attempts").path(0);
            assertThat(attempt.path("threeDSecure").path("status").asText()).isEqualTo("frictionless");
            assertThat(attempt.path("threeDSecure").path("eci").asText()).isEqualTo("05");
            assertThat(attempt.path("eci").isNull()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoPassesTheChallengePays(boolean withJavaScript, Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payer(payers, "3ds-passed", withJavaScript)) {
            Merchant merchant = merchant(site);
            Session session = merchant.session(merchant.checkout(site));
            browser.open(session.link());
            pay(browser, CHALLENGED);
            browser.awaitText(BANK);
            assertThat(merchant.read(session).path("status").asText()).isEqualTo("requires_action");
            assertThat(merchant.paymentOf(session).path("status").asText()).isEqualTo("requires_action");

            browser.press(PASS);

            assertThat(browser.awaitAddress(site.resultUrl())).isEqualTo(result(site, session, "completed"));
            JsonNode payment = merchant.paymentOf(session);
            assertThat(payment.path("status").asText()).isEqualTo("captured");
            assertThat(payment.path("attempts")
                            .path(0)
                            .path("threeDSecure")
                            .path("status")
                            .asText())
                    .isEqualTo("challenged");
            assertThat(acquirer.authorizations(merchant.id())).hasSize(1);
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.cookies()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoFailsIsToldSoAndPaysWithAnotherCard(boolean withJavaScript, Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payer(payers, "3ds-failed", withJavaScript)) {
            Merchant merchant = merchant(site);
            Session session = merchant.session(merchant.checkout(site));
            browser.open(session.link());
            pay(browser, CHALLENGED);
            browser.awaitText(BANK);

            browser.press(FAIL);

            browser.awaitText("Your bank could not confirm that it was you");
            assertThat(merchant.read(session).path("attemptsLeft").asInt()).isEqualTo(2);
            pay(browser, FRICTIONLESS);
            assertThat(browser.awaitAddress(site.resultUrl())).isEqualTo(result(site, session, "completed"));
            assertThat(merchant.paymentOf(session).path("attempts").findValuesAsText("result"))
                    .containsExactly("declined", "approved");
        }
    }

    @Test
    void whoTurnsBackMayCancelAndNothingIsHeld(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withJavaScript("3ds-abandoned")) {
            Merchant merchant = merchant(site);
            Session session = merchant.session(merchant.checkout(site));
            browser.open(session.link());
            pay(browser, CHALLENGED);
            browser.awaitText(BANK);
            browser.open(session.link());
            assertThat(browser.heading()).isEqualTo("Your bank has a question for you");
            assertThat(browser.inspect("3ds-question")).isEmpty();

            browser.cancel();

            browser.awaitAddress(site.cancelUrl());
            assertThat(merchant.read(session).path("status").asText()).isEqualTo("canceled");
            assertThat(merchant.paymentOf(session).path("status").asText()).isEqualTo("canceled");
            await("the authorization is voided").untilAsserted(() -> assertThat(
                            acquirer.authorizations(merchant.id()).get(0).state())
                    .isEqualTo("voided"));
        }
    }

    @Test
    void withinAFrameTheShopHearsOfTheEnd(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withJavaScript("3ds-embedded-passed")) {
            Merchant merchant = merchant(site);
            Session session = merchant.session(merchant.checkout(site));
            browser.open(framing(site, session));
            browser.enterFrame();
            pay(browser, CHALLENGED);
            browser.awaitText(BANK);

            browser.press(PASS);

            browser.awaitText("Your payment was approved");
            browser.awaitTrue("(" + TOLD + ").endsWith('completed')");
            assertThat(browser.address()).isEqualTo(site.origin() + "/pay");
            assertThat(merchant.read(session).path("status").asText()).isEqualTo("completed");
            assertThat(browser.cookies()).isZero();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void withinAFrameWhoFailsMayTryAgain(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withJavaScript("3ds-embedded-failed")) {
            Merchant merchant = merchant(site);
            Session session = merchant.session(merchant.checkout(site));
            browser.open(framing(site, session));
            browser.enterFrame();
            pay(browser, CHALLENGED);
            browser.awaitText(BANK);

            browser.press(FAIL);

            browser.awaitText("Your bank could not confirm that it was you");
            pay(browser, FRICTIONLESS);
            browser.awaitText("Your payment was approved");
            assertThat(merchant.read(session).path("status").asText()).isEqualTo("completed");
        }
    }

    @Test
    void aPaymentByApiLeadsThePayerThereAndBack(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withoutJavaScript("3ds-api")) {
            Merchant merchant = merchant(site);
            Customer customer = merchant.customer("customer-1001");
            Session saving = merchant.session(customer, site);
            new HttpPayer(platform.api()).persist(saving.link(), CHALLENGED, SavedCard.EXPIRY);
            String token = merchant.instruments(customer).get(0).path("id").asText();
            JsonNode payment = merchant.pay(token, site.resultUrl());
            assertThat(payment.path("status").asText()).isEqualTo("requires_action");
            String id = payment.path("id").asText();
            browser.open(payment.path("actions").path(0).path("href").asText());
            browser.awaitText(BANK);

            browser.press(PASS);

            assertThat(browser.awaitAddress(site.resultUrl()))
                    .isEqualTo(site.resultUrl() + "&paymentId=" + id + "&status=captured");
            assertThat(merchant.payment(id).path("status").asText()).isEqualTo("captured");
            assertThat(merchant.payment(id).path("actions")).isEmpty();
        }
    }
}

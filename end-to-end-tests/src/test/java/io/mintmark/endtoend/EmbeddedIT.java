package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.endtoend.browser.BrowserPayer;
import io.mintmark.endtoend.browser.InChromium;
import io.mintmark.endtoend.browser.Payers;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.Merchant;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.merchant.Session;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The card page in a frame of the merchant's own page, which is told what happens and sees no card. */
@Order(5)
@OnCluster
@InChromium
class EmbeddedIT {
    private static final String TOLD = "window.told.map(message => message.type + ' ' + message.sessionId).join()";

    private final Platform platform;

    EmbeddedIT(Platform platform) {
        this.platform = platform;
    }

    /** A page that frames the form and remembers what it is told. */
    private String shopPage(MerchantSite site, Session session) {
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
    void theShopHearsThatTheFormIsReadyAndThatTheCardIsSaved(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withJavaScript("embedded-completed")) {
            // given
            Merchant merchant = Merchant.create(platform, "Framing Shop", List.of(site.origin()));
            Session session = merchant.session(merchant.customer("customer-1001"), site);
            browser.open(shopPage(site, session));
            browser.awaitTrue("(" + TOLD + ") === 'ready " + session.id() + "'");
            browser.enterFrame();
            browser.typeCard(SavedCard.NUMBER, SavedCard.EXPIRY);

            // when
            browser.save();

            // then
            browser.awaitTrue("(" + TOLD + ") === 'ready " + session.id() + ",completed " + session.id() + "'");
            browser.awaitText("Your card is saved");
            assertThat(merchant.read(session).path("status").asText()).isEqualTo("completed");
            assertThat(browser.address()).isEqualTo(site.origin() + "/pay");
            assertThat(browser.ask("parseInt(document.querySelector('iframe').style.height)"))
                    .as("the height that the page asked for")
                    .isNotEqualTo(480);
            assertThat(browser.cookies()).isZero();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theShopHearsThatThePayerGaveUp(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withJavaScript("embedded-canceled")) {
            // given
            Merchant merchant = Merchant.create(platform, "Framing Shop", List.of(site.origin()));
            Session session = merchant.session(merchant.customer("customer-1001"), site);
            browser.open(shopPage(site, session));
            browser.enterFrame();

            // when
            browser.cancel();

            // then
            browser.awaitTrue("window.told.length === 2");
            assertThat(browser.ask(TOLD)).isEqualTo("ready " + session.id() + ",canceled " + session.id());
            assertThat(merchant.read(session).path("status").asText()).isEqualTo("canceled");
            // The page of an end is answered with 410, which Chromium mentions; a violated policy would be worse.
            assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("410 (Gone)"));
        }
    }

    @Test
    void aPageOfAnotherOriginGetsNoFormAndHearsNothing(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                MerchantSite stranger = new MerchantSite();
                BrowserPayer browser = payers.withJavaScript("embedded-stranger")) {
            // given
            Merchant merchant = Merchant.create(platform, "Framing Shop", List.of(site.origin()));
            Session session = merchant.session(merchant.customer("customer-1001"), site);

            // when
            browser.open(shopPage(stranger, session));

            // then
            browser.awaitComplaint("frame-ancestors");
            assertThat(browser.ask("window.told.length")).isEqualTo(0);
        }
    }
}

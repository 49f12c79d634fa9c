package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.endtoend.acquirer.Acquirer;
import io.mintmark.endtoend.acquirer.Fault;
import io.mintmark.endtoend.browser.BrowserPayer;
import io.mintmark.endtoend.browser.InChromium;
import io.mintmark.endtoend.browser.Payers;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.payer.HttpPayer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The card page leads to itself: behind the gateway, in a real browser, under its own content security policy. */
@Order(5)
@OnCluster
@InChromium
class CardPageTurnsIT {
    private final Platform platform;
    private final HttpPayer payer;
    private final Acquirer acquirer;

    CardPageTurnsIT(Platform platform) {
        this.platform = platform;
        this.payer = new HttpPayer(platform.api());
        this.acquirer = new Acquirer(platform.api(), platform.connection().simulatorUrl());
    }

    @AfterEach
    void theAcquirerBehaves() {
        acquirer.behave();
    }

    @Test
    void aSavedCardIsRemovedAndThePageSaysSo(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withJavaScript("removal")) {
            // given
            SavedCard card = SavedCard.ordered(platform, site, "Tidy Shop");
            payer.persist(card.session().link(), SavedCard.NUMBER, SavedCard.EXPIRY);
            browser.open(card.again().session().link());
            browser.follow("a.remove");

            // when
            browser.submit("main form");

            // then
            browser.awaitText("The card was removed.");
            assertThat(card.merchant().instruments(card.customer())).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void whoAsksForMoreTimeWithoutJavaScriptGetsIt(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withoutJavaScript("more-time")) {
            // given
            SavedCard card = SavedCard.ordered(platform, site, "Slow Shop");
            browser.open(card.session().link());

            // when
            browser.press("Get more time");

            // then
            browser.awaitText("You have more time now.");
        }
    }

    @Test
    void whoWaitsForADecisionIsSentOnWhenItComes(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withJavaScript("waiting")) {
            // given
            String number = "9999 0100 0000 0219";
            acquirer.order(Fault.once("authorization", "lose_answer"), "0219");
            acquirer.order(new Fault("status", "error", 1_000, Duration.ZERO), "0219");
            SavedCard card = SavedCard.verified(platform, site, "Waiting Shop");
            browser.open(card.session().link());
            browser.typeCard(number, SavedCard.EXPIRY);
            browser.fill("cc-csc", "123");
            browser.save();
            browser.awaitPart("#waiting");

            // when
            acquirer.behave();

            // then
            assertThat(browser.awaitAddress(site.resultUrl())).isEqualTo(card.resultAddress());
            assertThat(browser.complaints()).isEmpty();
        }
    }
}

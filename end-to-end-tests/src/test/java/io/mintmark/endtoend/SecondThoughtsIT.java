package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.contracts.EventType;
import io.mintmark.endtoend.browser.BrowserPayer;
import io.mintmark.endtoend.browser.InChromium;
import io.mintmark.endtoend.browser.Payers;
import io.mintmark.endtoend.cluster.Api.Answer;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.payer.HttpPayer;
import io.mintmark.endtoend.payer.HttpPayer.CardForm;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What people do with browsers: two tabs, back, reload, double click, old links. One card is saved, and everybody sees it. */
@Order(6)
@OnCluster(replicas = 2)
@InChromium
class SecondThoughtsIT {
    private final Platform platform;
    private final HttpPayer payer;

    SecondThoughtsIT(Platform platform) {
        this.platform = platform;
        this.payer = new HttpPayer(platform.api());
    }

    @Test
    void ofTwoTabsTheSecondSeesWhatTheFirstDid(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer first = payers.withJavaScript("two-tabs")) {
            // given
            SavedCard card = SavedCard.ordered(platform, site, "Tabbed Shop");
            BrowserPayer second = first.anotherTab();
            first.open(card.session().link());
            second.open(card.session().link());
            first.typeCard(SavedCard.NUMBER, SavedCard.EXPIRY);
            second.typeCard("5555 5555 5555 4444", SavedCard.EXPIRY);
            first.save();
            assertThat(first.awaitAddress(site.resultUrl())).isEqualTo(card.resultAddress());

            // when
            second.save();

            // then
            assertThat(second.awaitAddress(site.resultUrl())).isEqualTo(card.resultAddress());
            card.assertSavedOnce();
        }
    }

    @Test
    void whoGoesBackAfterSavingFindsNoFormToSendAgain(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withJavaScript("back")) {
            // given
            SavedCard card = SavedCard.ordered(platform, site, "Backward Shop");
            browser.open(card.session().link());
            browser.typeCard(SavedCard.NUMBER, SavedCard.EXPIRY);
            browser.save();
            assertThat(browser.awaitAddress(site.resultUrl())).isEqualTo(card.resultAddress());

            // when
            browser.goBack();

            // then
            assertThat(browser.heading()).isEqualTo("This link was already used");
            browser.reload();
            assertThat(browser.heading()).isEqualTo("This link was already used");
            card.assertSavedOnce();
        }
    }

    @Test
    void reloadingARefusalIsTheSameRefusal(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withoutJavaScript("reload")) {
            // given
            SavedCard card = SavedCard.ordered(platform, site, "Stubborn Shop");
            browser.open(card.session().link());
            browser.typeCard("4242 4242 4242 4241", SavedCard.EXPIRY);
            browser.save();
            browser.awaitText("This number does not look right. Please check each digit.");

            // when
            browser.reload();

            // then
            browser.awaitText("This number does not look right. Please check each digit.");
            assertThat(card.merchant().read(card.session()).path("attemptsLeft").asInt())
                    .isEqualTo(3);
            browser.typeCard(SavedCard.NUMBER, SavedCard.EXPIRY);
            browser.save();
            assertThat(browser.awaitAddress(site.resultUrl())).isEqualTo(card.resultAddress());
            card.assertSavedOnce();
        }
    }

    @Test
    void aDoubleClickSavesOnceWithJavaScript(Payers payers) {
        aDoubleClickSavesOnce(payers.withJavaScript("double-click"));
    }

    @Test
    void aDoubleClickSavesOnceWithoutJavaScript(Payers payers) {
        aDoubleClickSavesOnce(payers.withoutJavaScript("double-click-without-javascript"));
    }

    private void aDoubleClickSavesOnce(BrowserPayer browser) {
        try (browser;
                MerchantSite site = new MerchantSite()) {
            // given
            SavedCard card = SavedCard.ordered(platform, site, "Nervous Shop");
            browser.open(card.session().link());
            browser.typeCard(SavedCard.NUMBER, SavedCard.EXPIRY);

            // when
            browser.saveTwiceAtOnce();

            // then
            assertThat(browser.awaitAddress(site.resultUrl())).isEqualTo(card.resultAddress());
            card.assertSavedOnce();
            assertThat(platform.events()
                            .about(EventType.SESSION_COMPLETED, card.session().id()))
                    .hasSize(1);
        }
    }

    @Test
    void aCompletedLinkLeadsOnAndSavesNothingMore() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            SavedCard card = SavedCard.ordered(platform, site, "Finished Shop");
            CardForm open = payer.open(card.session().link());
            payer.persist(card.session().link(), SavedCard.NUMBER, SavedCard.EXPIRY);

            // when
            Answer late = payer.submit(open, "5555 5555 5555 4444", SavedCard.EXPIRY);

            // then
            assertThat(late.header("location")).isEqualTo(card.resultAddress());
            card.assertSavedOnce();
        }
    }

    @Test
    void theLinkOfAnotherSessionOpensNothing(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer spanish = payers.speaking("es", "foreign-link")) {
            // given
            SavedCard mine = SavedCard.ordered(platform, site, "Mixed Shop");
            SavedCard other = mine.again();
            String mixed = mine.session().link().replaceAll("\\?.*", "")
                    + other.session().link().replaceAll("^[^?]*", "");

            // when
            spanish.open(mixed);

            // then
            assertThat(spanish.heading()).isEqualTo("Este enlace no funciona");
            assertThat(payer.follow(mixed).status()).isEqualTo(404);
            assertThat(mine.merchant().read(mine.session()).path("status").asText())
                    .isEqualTo("pending");
        }
    }
}

package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.endtoend.browser.BrowserPayer;
import io.mintmark.endtoend.browser.Payers;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.MerchantSite;
import org.junit.jupiter.api.Test;

/** A card saved from a browser to a signed webhook and an event, whatever the number of replicas. */
interface SavedCardFlow {
    @Test
    default void aPayerSavesACardWithJavaScript(Platform platform, Payers payers) {
        savesACard(platform, payers.withJavaScript("saved-with-javascript-on-" + platform.replicas()));
    }

    @Test
    default void aPayerSavesACardWithoutJavaScript(Platform platform, Payers payers) {
        savesACard(platform, payers.withoutJavaScript("saved-without-javascript-on-" + platform.replicas()));
    }

    private static void savesACard(Platform platform, BrowserPayer payer) {
        try (payer;
                MerchantSite site = new MerchantSite()) {
            // given
            SavedCard card = SavedCard.ordered(platform, site, "Example Shop");

            // when
            payer.open(card.session().link());
            assertThat(payer.address()).startsWith(platform.baseUrl() + "/card/cap_");
            assertThat(payer.text()).contains("Example Shop");
            payer.typeCard(SavedCard.NUMBER, SavedCard.EXPIRY);
            payer.save();

            // then
            assertThat(payer.awaitAddress(site.resultUrl())).isEqualTo(card.resultAddress());
            card.assertSavedOnce();
            assertThat(payer.complaints()).as("what the browser complained of").isEmpty();
        }
    }
}

package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.contracts.EventType;
import io.mintmark.endtoend.browser.BrowserPayer;
import io.mintmark.endtoend.browser.InChromium;
import io.mintmark.endtoend.browser.Payers;
import io.mintmark.endtoend.cluster.Api.Answer;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.merchant.Webhook;
import io.mintmark.endtoend.payer.HttpPayer;
import io.mintmark.endtoend.payer.HttpPayer.CardForm;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Everything but the straight way, on two replicas. */
@Order(6)
@OnCluster(replicas = 2)
@InChromium
class RefusalsIT {
    private static final String MISTYPED = "4242 4242 4242 4241";

    private final Platform platform;
    private final HttpPayer payer;

    RefusalsIT(Platform platform) {
        this.platform = platform;
        this.payer = new HttpPayer(platform.api());
    }

    @Test
    void aRefusedFormConsumesNothingWithoutJavaScript(Payers payers) {
        aRefusedFormConsumesNothing(payers.withoutJavaScript("refused-without-javascript"));
    }

    @Test
    void aRefusedFormConsumesNothingWithJavaScript(Payers payers) {
        aRefusedFormConsumesNothing(payers.withJavaScript("refused-with-javascript"));
    }

    private void aRefusedFormConsumesNothing(BrowserPayer browser) {
        try (browser;
                MerchantSite site = new MerchantSite()) {
            // given
            SavedCard card = SavedCard.ordered(platform, site, "Careful Shop");
            browser.open(card.session().link());

            // when
            browser.typeCard(MISTYPED, SavedCard.EXPIRY);
            browser.save();

            // then
            browser.awaitText("This number does not look right. Please check each digit.");
            assertNothingHappened(card);
            browser.typeCard(SavedCard.NUMBER, SavedCard.EXPIRY);
            browser.save();
            assertThat(browser.awaitAddress(site.resultUrl())).isEqualTo(card.resultAddress());
            card.assertSavedOnce();
        }
    }

    @Test
    void aRefusedFormIsShownAgainWithoutTheNumber() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            SavedCard card = SavedCard.ordered(platform, site, "Discreet Shop");
            CardForm form = payer.open(card.session().link());

            // when
            Answer refusal = payer.submit(form, MISTYPED, "01/20");

            // then
            assertThat(refusal.status()).isEqualTo(422);
            assertThat(refusal.text())
                    .contains("This card has expired. Use another card.")
                    .contains("value=\"01/20\"")
                    .doesNotContain("4242");
            assertNothingHappened(card);
        }
    }

    /** The session waits as before; neither an instrument nor news of an end. */
    private void assertNothingHappened(SavedCard card) {
        JsonNode session = card.merchant().read(card.session());
        assertThat(session.path("status").asText()).isEqualTo("pending");
        assertThat(session.path("attemptsLeft").asInt()).isEqualTo(3);
        assertNoCardIsKept(card);
        platform.awaitQuiet(card.merchant().id());
        assertThat(platform.events()
                        .about(EventType.SESSION_COMPLETED, card.session().id()))
                .isEmpty();
        assertThat(platform.events()
                        .of(
                                EventType.PAYMENT_INSTRUMENT_CREATED,
                                card.merchant().id()))
                .isEmpty();
        assertThat(card.site().callbacks()).isEmpty();
        assertThat(card.site().webhooks()).isEmpty();
    }

    private void assertNoCardIsKept(SavedCard card) {
        assertThat(card.merchant().instruments(card.customer())).isEmpty();
        assertThat(platform.database()
                        .number(
                                "select count(*) from vault.record_key where merchant_id = ?",
                                card.merchant().id()))
                .as("keys that open a card")
                .isZero();
    }

    @Test
    void theSameCardTwiceForOneCustomerIsOneInstrument() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            SavedCard first = SavedCard.ordered(platform, site, "Faithful Shop");
            SavedCard second = first.again();
            payer.persist(first.session().link(), SavedCard.NUMBER, SavedCard.EXPIRY);

            // when
            String address = payer.persist(second.session().link(), SavedCard.NUMBER, SavedCard.EXPIRY);

            // then
            assertThat(address).isEqualTo(second.resultAddress());
            first.assertSavedOnce();
            JsonNode session = first.merchant().read(second.session());
            assertThat(session.path("status").asText()).isEqualTo("completed");
            assertThat(session.path("paymentInstrument").asText()).isEqualTo(first.assertSeenInTheApi());
            assertThat(platform.events()
                            .of(
                                    EventType.PAYMENT_INSTRUMENT_CREATED,
                                    first.merchant().id()))
                    .hasSize(1);
        }
    }

    @Test
    void aPayerWhoCancelsReturnsToTheCancelAddress(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withJavaScript("canceled-by-payer")) {
            // given
            SavedCard card = SavedCard.ordered(platform, site, "Patient Shop");
            browser.open(card.session().link());

            // when
            browser.cancel();

            // then
            assertThat(browser.awaitAddress(site.cancelUrl()))
                    .isEqualTo(site.cancelUrl() + "?sessionId=" + card.session().id() + "&status=canceled");
            assertEnded(card, EventType.SESSION_CANCELED, "canceled");
            browser.open(card.session().link());
            assertThat(browser.heading()).isEqualTo("This request was canceled");
            assertThat(browser.complaints().stream().filter(text -> !text.contains("410")))
                    .isEmpty();
        }
    }

    @Test
    void whatTheMerchantCanceledCanNotBeCompleted() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            SavedCard card = SavedCard.ordered(platform, site, "Hasty Shop");
            CardForm open = payer.open(card.session().link());
            Answer canceled = card.merchant()
                    .call("POST", "/v1/sessions/" + card.session().id() + "/cancellations", "{}");
            assertThat(canceled.json().path("status").asText())
                    .as(canceled.text())
                    .isEqualTo("canceled");

            // when
            Answer late = payer.submit(open, SavedCard.NUMBER, SavedCard.EXPIRY);

            // then
            assertThat(late.header("location"))
                    .isEqualTo(site.resultUrl() + "&sessionId=" + card.session().id() + "&status=canceled");
            assertEnded(card, EventType.SESSION_CANCELED, "canceled");
        }
    }

    @Test
    void anExpiredLinkSaysSo(Payers payers) {
        try (MerchantSite site = new MerchantSite();
                BrowserPayer browser = payers.withoutJavaScript("expired")) {
            // given
            SavedCard card = SavedCard.ordered(platform, site, "Slow Shop");
            CardForm open = payer.open(card.session().link());
            timeRunsOut(card);

            // when
            browser.open(card.session().link());

            // then
            assertThat(browser.heading()).isEqualTo("This link has expired");
            assertThat(browser.text()).contains("Ask Slow Shop for a new link.");
            assertThat(payer.follow(card.session().link()).status()).isEqualTo(410);
            payer.submit(open, SavedCard.NUMBER, SavedCard.EXPIRY);
            assertEnded(card, EventType.SESSION_EXPIRED, "expired");
        }
    }

    /** The database's clock decides, so its past is where the end is put. */
    private void timeRunsOut(SavedCard card) {
        assertThat(platform.database()
                        .update(
                                "update session.sessions set expires_at = now() - interval '1 second' where id = ?",
                                card.session().id()))
                .isEqualTo(1);
    }

    /** Ended without a card; the one callback says so. */
    private void assertEnded(SavedCard card, EventType type, String status) {
        assertThat(card.merchant().read(card.session()).path("status").asText()).isEqualTo(status);
        platform.awaitQuiet(card.merchant().id());
        assertThat(card.merchant().instruments(card.customer())).isEmpty();
        assertThat(platform.events().about(type, card.session().id())).hasSize(1);
        assertThat(platform.events()
                        .about(EventType.SESSION_COMPLETED, card.session().id()))
                .isEmpty();
        assertThat(card.site().callbacks()).hasSize(1);
        Webhook callback = card.site().callbacks().get(0);
        JsonNode body = callback.verified(card.merchant().callbackSecret());
        assertThat(body.path("type").asText()).isEqualTo(type.wireName());
        assertThat(body.path("data").path("session").path("status").asText()).isEqualTo(status);
        assertThat(card.site().webhooks())
                .as("instruments that were never made")
                .isEmpty();
    }
}
